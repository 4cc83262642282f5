package corda.pods.secrets;

import corda.pods.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A value in a store outside the cluster: {@code [base64:]<name>[#<field>]}. */
final class ValueName {
    private static final String BASE64 = "base64:";
    final String name;
    /** What of it is the value; null where all of it is. */
    final String field;
    private final boolean base64;

    private ValueName(String name, String field, boolean base64) {
        this.name = name;
        this.field = field;
        this.base64 = base64;
    }

    static ValueName of(String text) {
        boolean base64 = text.startsWith(BASE64);
        String place = base64 ? text.substring(BASE64.length()) : text;
        int separator = place.lastIndexOf('#');
        ValueName value = new ValueName(
            separator < 0 ? place : place.substring(0, separator),
            separator < 0 ? null : place.substring(separator + 1),
            base64);
        if (value.name.isEmpty() || (value.field != null && value.field.isEmpty())) {
            throw new Refusal("\"" + text + "\" is no [base64:]<name>[#<field>]");
        }
        return value;
    }

    /** A file as a store keeps it that has text only. */
    String text(byte[] file) {
        if (base64) {
            return Base64.getEncoder().encodeToString(file);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException noText) {
            throw new Refusal("What is to be " + this + " is no text, and the store takes nothing else");
        }
    }

    /** The file that such a text stands for. */
    byte[] file(String text) {
        if (!base64) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        try {
            // People wrap lines.
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException other) {
            // Something else than any file, whose own message would show a part of it.
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    @Override
    public String toString() {
        return "secret " + name + (field == null ? "" : ", field " + field);
    }
}

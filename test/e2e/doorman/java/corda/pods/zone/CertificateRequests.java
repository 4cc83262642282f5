package corda.pods.zone;

import corda.pods.Setting;
import corda.pods.http.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.corda.core.CordaOID;
import net.corda.core.crypto.Crypto;
import net.corda.core.identity.CordaX500Name;
import net.corda.core.internal.CertRole;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Requests for certificates, one a legal name: a second one is refused when its certificate is asked for. */
final class CertificateRequests {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateRequests.class);
    private static final int POLL_SECONDS = 1;
    /** How often every request is told to wait. */
    private static final int PENDING_POLLS = 2;
    /** Names that wait for a person's approval, and those that are refused. */
    private static final Pattern HELD = Pattern.compile(Setting.text("HELD_NAMES", "O=Held"));
    private static final Pattern REFUSED = Pattern.compile(Setting.text("REFUSED_NAMES", "O=Refused"));
    private final DoormanKeys keys;
    private final Map<String, Request> byId = new LinkedHashMap<>();
    private boolean approved;

    CertificateRequests(DoormanKeys keys) {
        this.keys = keys;
    }

    synchronized Answer submit(byte[] encoded) throws Exception {
        PKCS10CertificationRequest csr = new PKCS10CertificationRequest(encoded);
        CordaX500Name name = CordaX500Name.parse(csr.getSubject().toString());
        PublicKey key = Crypto.toSupportedPublicKey(
            new JcaPEMKeyConverter().getPublicKey(csr.getSubjectPublicKeyInfo()));
        String refusal = reasonAgainst(name);
        String id = "REQUEST-" + (byId.size() + 1);
        byId.put(id, new Request(name, key, roleOf(csr), refusal));
        LOG.info("{}: {}{}", id, name, refusal == null ? "" : ", refused: " + refusal);
        return Answer.bytes(id.getBytes(StandardCharsets.UTF_8));
    }

    private static CertRole roleOf(PKCS10CertificationRequest csr) {
        Attribute[] roles = csr.getAttributes(new ASN1ObjectIdentifier(CordaOID.X509_EXTENSION_CORDA_ROLE));
        return roles.length == 0 ? CertRole.NODE_CA
            : CertRole.Companion.getInstance(ASN1Integer.getInstance(roles[0].getAttributeValues()[0]));
    }

    private String reasonAgainst(CordaX500Name name) {
        if (byId.values().stream().anyMatch(request -> request.name.equals(name))) {
            return "there is a request for " + name + " already";
        }
        return REFUSED.matcher(name.toString()).find() ? "the operator does not know " + name : null;
    }

    synchronized Answer answer(String id) throws IOException {
        Request request = byId.get(id);
        if (request == null) {
            return Answer.text(404, "no such request");
        }
        request.polls++;
        if (request.refusal != null) {
            return Answer.text(401, request.refusal);
        }
        if (request.polls <= PENDING_POLLS || HELD.matcher(request.name.toString()).find() && !approved) {
            return Answer.empty(204).with("Cache-Control", "max-age=" + POLL_SECONDS);
        }
        return Answer.bytes(zip(keys.sign(request.name, request.key, request.role)));
    }

    synchronized void approve() {
        approved = true;
    }

    /** How often each name asked for a certificate, and looked for it. */
    synchronized String counts() {
        Map<String, int[]> counts = new LinkedHashMap<>();
        for (Request request : byId.values()) {
            int[] count = counts.computeIfAbsent(request.name.toString(), name -> new int[2]);
            count[0]++;
            count[1] += request.polls;
        }
        StringBuilder json = new StringBuilder("{");
        counts.forEach((name, count) -> json.append(json.length() > 1 ? "," : "").append('"').append(name)
            .append("\":{\"requests\":").append(count[0]).append(",\"polls\":").append(count[1]).append('}'));
        return json.append('}').toString();
    }

    private static byte[] zip(X509Certificate[] chain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int index = 0; index < chain.length; index++) {
                zip.putNextEntry(new ZipEntry("certificate-" + index + ".cer"));
                zip.write(chain[index].getEncoded());
            }
        } catch (java.security.cert.CertificateEncodingException impossible) {
            throw new IOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static final class Request {
        final CordaX500Name name;
        final PublicKey key;
        final CertRole role;
        final String refusal;
        int polls;

        Request(CordaX500Name name, PublicKey key, CertRole role, String refusal) {
            this.name = name;
            this.key = key;
            this.role = role;
            this.refusal = refusal;
        }
    }
}

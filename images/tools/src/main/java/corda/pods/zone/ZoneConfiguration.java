package corda.pods.zone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import corda.pods.cordapps.Cordapp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.corda.core.identity.CordaX500Name;

/** What the stack file says about the zone. */
final class ZoneConfiguration {
    final int minimumPlatformVersion;
    /** Legal name of every notary → whether it validates. */
    final Map<CordaX500Name, Boolean> notaries;
    /** Who may publish. */
    final Set<CordaX500Name> members;
    final String repository;
    final List<Cordapp> cordapps;

    private ZoneConfiguration(JsonNode json) {
        minimumPlatformVersion = json.path("minimumPlatformVersion").asInt(4);
        Map<CordaX500Name, Boolean> validating = new LinkedHashMap<>();
        json.path("notaries").forEach(notary -> validating.put(
            CordaX500Name.parse(notary.path("legalName").asText()), notary.path("validating").asBoolean(false)));
        notaries = Collections.unmodifiableMap(validating);
        members = membersOf(json);
        repository = json.path("repository").asText("").replaceAll("/+$", "");
        List<Cordapp> named = new ArrayList<>();
        json.path("cordapps").forEach(cordapp -> named.add(Cordapp.parse(cordapp.asText())));
        cordapps = named;
    }

    static ZoneConfiguration parse(byte[] json) throws IOException {
        return new ZoneConfiguration(new ObjectMapper().readTree(json));
    }

    boolean admits(CordaX500Name name) {
        return members.contains(name);
    }

    private Set<CordaX500Name> membersOf(JsonNode json) {
        Set<CordaX500Name> names = new HashSet<>(notaries.keySet());
        json.path("members").forEach(member -> names.add(CordaX500Name.parse(member.asText())));
        return names;
    }
}

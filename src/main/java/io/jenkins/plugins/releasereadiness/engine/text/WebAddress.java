package io.jenkins.plugins.releasereadiness.engine.text;

import java.net.URI;
import java.net.URISyntaxException;

/** Addresses that this software may send requests to: http or https, with a host, without user and password. */
public final class WebAddress {
    private WebAddress() {}

    /**
     * @param of whose address it is, for the message, for example {@code a probe}
     * @throws IllegalArgumentException if it is no such address; the message is a sentence for its author
     */
    public static URI parse(String text, String of) {
        try {
            return check(new URI(text), of);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("this is no address of a server: " + e.getReason(), e);
        }
    }

    /** As {@link #parse}. */
    public static URI check(URI address, String of) {
        if (!isWeb(address.getScheme()) || address.getHost() == null) {
            throw new IllegalArgumentException("'" + address
                    + "' is no address of a server; it should begin with https:// or http:// and name a host");
        }
        if (address.getRawUserInfo() != null) {
            throw new IllegalArgumentException("the address of " + of
                    + " should not hold a user or password; keep them as credentials and name their id");
        }
        return address;
    }

    /** The address for people and records: without its query, which can hold secrets. */
    public static String shown(URI address) {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        return address.getScheme() + "://" + address.getHost() + port + path;
    }

    private static boolean isWeb(String scheme) {
        return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    }
}

package dev.fairway.security;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends requests as they are written, also those that no client would send; keeps cookies as a browser does. */
final class Wire {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");

    private final int port;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Wire(int port) {
        this.port = port;
    }

    /** An answer; headers by their names in lower case. */
    record Answer(int status, Map<String, List<String>> headers, String body) {

        String header(String name) {
            return String.join(" | ", headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
        }
    }

    Answer get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    Answer post(String path, String form, String... headers) {
        return send("POST", path, form, headers);
    }

    /** Signs in with the page's own form; gives the answer to it. */
    Answer signIn(String name, String password, String... headers) {
        Matcher token = TOKEN.matcher(get("/login", headers).body());
        String csrf = token.find() ? token.group(1) : "";
        return post(
                "/login", "username=" + name + "&password=" + password.replace(" ", "+") + "&_csrf=" + csrf, headers);
    }

    String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    void cookie(String name, String value) {
        cookies.put(name, value);
    }

    /** Headers replace those that are sent otherwise. */
    Answer send(String method, String path, String body, String... headers) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.put("Host", "localhost:" + port);
        all.put("Connection", "close");
        all.put("Accept", "text/html, */*");
        if (!method.equals("GET")) {
            all.put("Content-Type", "application/x-www-form-urlencoded");
            all.put("Content-Length", Integer.toString(body.getBytes(StandardCharsets.UTF_8).length));
        }
        if (!cookies.isEmpty()) {
            StringBuilder sent = new StringBuilder();
            cookies.forEach((name, value) -> sent.append(sent.isEmpty() ? "" : "; ")
                    .append(name)
                    .append('=')
                    .append(value));
            all.put("Cookie", sent.toString());
        }
        for (String header : headers) {
            all.put(header.substring(0, header.indexOf(':')), header.substring(header.indexOf(':') + 2));
        }
        StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        all.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write((request + "\r\n" + body).getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            if (String.join(" ", headers).contains("Content-Length")) {
                // what was announced does not come
                socket.shutdownOutput();
            }
            return read(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private Answer read(String text) {
        String[] parts = text.split("\r\n\r\n", 2);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        parts[0].lines().skip(1).forEach(line -> {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(
                            line.substring(0, colon).toLowerCase(Locale.ROOT), none -> new java.util.ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        });
        headers.getOrDefault("set-cookie", List.of()).forEach(this::keep);
        return new Answer(Integer.parseInt(parts[0].substring(9, 12)), headers, parts.length > 1 ? parts[1] : "");
    }

    private void keep(String cookie) {
        String pair = cookie.split(";")[0];
        cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
}

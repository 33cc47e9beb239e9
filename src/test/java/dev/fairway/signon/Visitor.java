package dev.fairway.signon;

import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** A browser as far as addresses, cookies and redirects go. */
final class Visitor {

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String base;

    Visitor(int port) {
        this.base = "http://localhost:" + port;
    }

    /** One request; redirects are not followed. */
    HttpResponse<String> get(String address, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base).resolve(address)).header("Accept", "text/html");
        headers.forEach(request::setHeader);
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> get(String address) {
        return get(address, Map.of());
    }

    /** Where it is sent on to; fails if it is not. */
    String sentOnFrom(String address) {
        HttpResponse<String> answer = get(address);
        return URI.create(base)
                .resolve(answer.headers()
                        .firstValue("Location")
                        .orElseThrow(() -> new AssertionError(
                                address + " answered " + answer.statusCode() + ": " + answer.body())))
                .toString();
    }

    /** Goes to the issuer and back, and returns the address that it comes back with, not opened yet. */
    String answerOfTheIssuer() {
        return sentOnFrom(sentOnFrom("/login/oidc"));
    }

    /** Signs in, and returns where that leads. */
    String signIn() {
        return sentOnFrom(answerOfTheIssuer());
    }

    /** Whether this page is shown, and not the way to the sign-in page. */
    boolean sees(String page) {
        return get(page).statusCode() == 200;
    }

    String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("fairway-session"))
                .map(cookie -> cookie.getValue())
                .findFirst()
                .orElse("");
    }
}

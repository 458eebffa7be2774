package yiciban.bot.staff;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A browser without a screen: keeps cookies, fills in forms, follows no redirect. */
public final class Clerk {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final int port;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    /** Every cookie as it was set, with its attributes. */
    final List<String> set = new ArrayList<>();

    Clerk(int port) {
        this.port = port;
    }

    /** The same browser at another node: behind a load balancer it would not know. */
    public Clerk at(int other) {
        var clerk = new Clerk(other);
        clerk.cookies.putAll(cookies);
        return clerk;
    }

    /** Signed in with the password alone. */
    public static Clerk signedIn(int port, String name, String password) {
        var clerk = new Clerk(port);
        clerk.signIn(name, password);
        return clerk;
    }

    Clerk with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    void cookie(String name, String value) {
        cookies.put(name, value);
    }

    String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** Fills in the form of a page; fields are name, value, name, value. */
    public HttpResponse<String> fill(String page, String path, String... fields) {
        return post(path, "_csrf", token(page), fields);
    }

    /** The same by name. */
    public HttpResponse<String> fill(String page, String path, Map<String, String> fields) {
        String[] pairs = fields.entrySet().stream()
                .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                .toArray(String[]::new);
        return fill(page, path, pairs);
    }

    /** What a hidden field of a page holds. */
    public String hidden(String page, String field) {
        Matcher value = Pattern.compile("name=\"" + field + "\" value=\"([^\"]*)\"")
                .matcher(get(page).body());
        if (!value.find()) {
            throw new IllegalStateException("no field " + field + " at " + page);
        }
        return value.group(1);
    }

    /** What a form of a page sends for, as it is. */
    public byte[] download(String page, String path, Map<String, String> fields) {
        String form = Stream.concat(Stream.of(Map.entry("_csrf", token(page))), fields.entrySet().stream())
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return sent(
                        request(path)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form)),
                        BodyHandlers.ofByteArray())
                .body();
    }

    /** Sends a file with the token of a page. */
    public HttpResponse<String> upload(String page, String path, String name, byte[] file) {
        String boundary = "yiciban-boundary";
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n"
                        + token(page) + "\r\n--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    String token(String page) {
        Matcher token = TOKEN.matcher(get(page).body());
        return token.find() ? token.group(1) : "";
    }

    HttpResponse<String> post(String path, String first, String value, String... fields) {
        var form = new StringBuilder(first + "=" + encoded(value));
        for (int i = 0; i < fields.length; i += 2) {
            form.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
        }
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.toString())));
    }

    HttpResponse<String> signIn(String name, String password) {
        return fill("/staff/login", "/staff/login", "name", name, "password", password);
    }

    public static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("").replaceFirst("^https?://[^/]+", "");
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        headers.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return sent(request, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> sent(HttpRequest.Builder request, HttpResponse.BodyHandler<T> read) {
        try {
            HttpResponse<T> response = CLIENT.send(request.build(), read);
            for (String cookie : response.headers().allValues("Set-Cookie")) {
                set.add(cookie);
                String[] pair = cookie.split(";", 2)[0].split("=", 2);
                if (pair[1].isEmpty()) {
                    cookies.remove(pair[0]);
                } else {
                    cookies.put(pair[0], pair[1]);
                }
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

package dev.acquit.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Http;
import dev.acquit.gateway.support.Http.Reply;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Keeps cookies, and sends forms with what the last page gave for them; it follows nothing. */
final class Browser {

  static final String SESSION = "__Host-acquit-session";

  private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

  private final Http http;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final Map<String, String> headers = new HashMap<>();
  private String token = "";

  private Browser(Http http) {
    this.http = http;
  }

  static Browser at(Api api) {
    return new Browser(new Http(URI.create("http://127.0.0.1:" + api.http().port())));
  }

  /** One in which that person has signed in. */
  static Browser of(Api api, String email, String password) {
    var browser = at(api);
    var reply = browser.signIn(email, password);
    assertThat(reply.status()).as(reply.body()).isEqualTo(303);
    return browser;
  }

  Reply signIn(String email, String password) {
    get("/console/sign-in");
    return post("/console/sign-in", Map.of("email", email, "password", password));
  }

  /** Sends this with each request from now on. */
  Browser sending(String header, String value) {
    headers.put(header, value);
    return this;
  }

  Reply get(String path) {
    return seen(http.get(path, all()));
  }

  /** With the token of the last page, unless one is given. */
  Reply post(String path, Map<String, String> form) {
    var fields = new LinkedHashMap<>(form);
    fields.putIfAbsent("csrf", token);
    var body =
        fields.entrySet().stream()
            .map(field -> field.getKey().strip() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    var sent = all();
    sent.put("Content-Type", "application/x-www-form-urlencoded");
    return seen(http.send("POST", path, body.getBytes(StandardCharsets.UTF_8), sent));
  }

  /** The same, with those ticked in a list. */
  Reply post(String path, Map<String, String> form, List<String> ids) {
    var fields = new LinkedHashMap<>(form);
    for (int at = 0; at < ids.size(); at++) {
      fields.put("id" + " ".repeat(at), ids.get(at)); // a map has each name once
    }
    return post(path, fields);
  }

  /** Where it was sent. */
  static String location(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(303);
    return reply.headers().firstValue("Location").orElseThrow();
  }

  String cookie(String name) {
    return cookies.getOrDefault(name, "");
  }

  String token() {
    return token;
  }

  /** The headers of its next request. */
  Map<String, String> all() {
    var all = new HashMap<>(headers);
    if (!cookies.isEmpty()) {
      all.put(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    return all;
  }

  private Reply seen(Reply reply) {
    for (var set : reply.headers().allValues("Set-Cookie")) {
      var named = set.substring(0, set.indexOf(';')).split("=", 2);
      if (set.contains("Max-Age=0")) {
        cookies.remove(named[0]);
      } else {
        cookies.put(named[0], named[1]);
      }
    }
    var found = TOKEN.matcher(reply.body());
    if (found.find()) {
      token = found.group(1);
    }
    return reply;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

package dev.acquit.gateway.console.web;

import dev.acquit.gateway.console.view.Wording;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.staff.Invitations;
import dev.acquit.gateway.staff.Sessions;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Lets people in who were invited: they choose a password. Who works for another organization shows
 * that they know theirs.
 */
@Configuration(proxyBeanMethods = false)
class InvitationPages {

  private static final String PATH = "/console/invitation";
  private static final String TEMPLATE = "invitation";
  private static final String TOKEN = "token";
  private static final int LONGEST_TOKEN = 100;
  private static final int LONGEST_PASSWORD = 1000;

  private final Invitations invitations;
  private final Sessions sessions;
  private final SignInPages signIns;
  private final Screens screens;

  InvitationPages(
      Invitations invitations, Sessions sessions, SignInPages signIns, Screens screens) {
    this.invitations = invitations;
    this.sessions = sessions;
    this.signIns = signIns;
    this.screens = screens;
  }

  @Bean
  RouterFunction<ServerResponse> routesOfInvitations(Door door) {
    return door.open(
        RouterFunctions.route()
            .GET(PATH, this::form)
            .POST(PATH, request -> accept(request, door))
            .build());
  }

  private Mono<ServerResponse> form(ServerRequest request) {
    var token = request.queryParam(TOKEN).orElse("");
    return invitations
        .asksForPassword(token)
        .flatMap(asks -> screens.show(request, TEMPLATE, _ -> model(token, asks)));
  }

  private Mono<ServerResponse> accept(ServerRequest request, Door door) {
    var fields = Form.of(request).fields();
    var token = fields.text(TOKEN, LONGEST_TOKEN);
    var password = fields.text("password", LONGEST_PASSWORD);
    var known = fields.optionalText("known", LONGEST_PASSWORD);
    var origin = door.origin(request.exchange());
    return Mono.fromRunnable(fields::verify)
        .then(Mono.defer(() -> invitations.accept(token, password, known, origin)))
        .flatMap(user -> sessions.open(user.email(), password, false, origin))
        .flatMap(opened -> signIns.welcome(request, opened, null))
        .switchIfEmpty(Mono.defer(() -> again(request, token, InvitationPages::refused)))
        .onErrorResume(
            Problem.class,
            wrong ->
                wrong.errors().isEmpty()
                    ? Mono.error(wrong)
                    : again(request, token, words -> Map.of("errors", Told.of(wrong, words))));
  }

  private static Map<String, Object> refused(Wording words) {
    return Map.of("refused", words.of("invitation.refused"));
  }

  private Mono<ServerResponse> again(
      ServerRequest request, String token, Function<Wording, Map<String, Object>> why) {
    return invitations
        .asksForPassword(token)
        .flatMap(asks ->
            screens.show(
                request,
                HttpStatus.UNPROCESSABLE_CONTENT.value(),
                TEMPLATE,
                words -> {
                  var model = model(token, asks);
                  model.putAll(why.apply(words));
                  return model;
                }));
  }

  private static Map<String, Object> model(String token, boolean asksForPassword) {
    var model = new HashMap<String, Object>();
    model.put("token", token);
    model.put("asks", asksForPassword);
    model.put("refused", "");
    model.put("errors", Map.of());
    return model;
  }
}

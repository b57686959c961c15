package dev.acquit.gateway.console.web.alerts;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.alert.AlertForm;
import dev.acquit.gateway.alert.AlertService;
import dev.acquit.gateway.console.desk.alerts.AlertScreen;
import dev.acquit.gateway.console.web.Door;
import dev.acquit.gateway.console.web.Form;
import dev.acquit.gateway.console.web.Screens;
import dev.acquit.gateway.console.web.Told;
import dev.acquit.gateway.http.Json;
import dev.acquit.gateway.http.Problem;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** What somebody is told of by mail, in the organization and the mode that they are at work in. */
@Configuration(proxyBeanMethods = false)
class AlertPages {

  private static final String PATH = "/console/alerts";
  private static final String TEMPLATE = "alerts";

  private final AlertService alerts;
  private final Screens screens;

  AlertPages(AlertService alerts, Screens screens) {
    this.alerts = alerts;
    this.screens = screens;
  }

  @Bean
  RouterFunction<ServerResponse> pagesOfAlerts(Door door) {
    return door.guarded(
        RouterFunctions.route().GET(PATH, this::show).POST(PATH, this::choose).build());
  }

  private Mono<ServerResponse> show(ServerRequest request) {
    var caller = Caller.of(request);
    return alerts
        .choice(caller, caller.by())
        .flatMap(choice -> screens.show(request, TEMPLATE, words -> AlertScreen.of(choice, words)));
  }

  private Mono<ServerResponse> choose(ServerRequest request) {
    var caller = Caller.of(request);
    var filled = Form.of(request).values();
    return Mono.fromCallable(() -> AlertForm.read(body(filled)))
        .flatMap(asked -> alerts.choose(caller, caller.by(), asked))
        .flatMap(_ -> screens.done(request, "alerts_chosen", PATH))
        .onErrorResume(Problem.class, wrong -> again(request, caller, filled, wrong));
  }

  /** As the API has it: {@code cause_declined=daily} is among those that are told daily. */
  private static ObjectNode body(ObjectNode filled) {
    var body = Json.MAPPER.createObjectNode();
    var all = Map.of("at_once", body.putArray("at_once"), "daily", body.putArray("daily"));
    for (var field : filled.properties()) {
      var name = field.getKey();
      if (name.startsWith(AlertScreen.CAUSE)) {
        var told = all.get(field.getValue().asString(""));
        if (told != null) {
          told.add(name.substring(AlertScreen.CAUSE.length()));
        }
      } else {
        body.set(name, field.getValue());
      }
    }
    return body;
  }

  private Mono<ServerResponse> again(
      ServerRequest request, Caller caller, ObjectNode filled, Problem wrong) {
    return alerts
        .choice(caller, caller.by())
        .flatMap(choice ->
            screens.show(
                request,
                wrong.code().status(),
                TEMPLATE,
                words -> {
                  var model = AlertScreen.of(choice, filled, words);
                  model.put("errors", Told.of(wrong, words));
                  model.put(
                      "problem", wrong.errors().isEmpty() ? Screens.told(words, wrong.code()) : "");
                  return model;
                }));
  }
}

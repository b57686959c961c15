package dev.acquit.gateway.mandate.web;

import dev.acquit.gateway.access.Accesses;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.http.Query;
import dev.acquit.gateway.mandate.Mandate;
import dev.acquit.gateway.mandate.MandateSettings;
import dev.acquit.gateway.money.Names;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Prints a mandate: a page of its own that asks for nothing else, in French or English. */
@Component
class DocumentHandler {

  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

  private final MandateHandler mandates;
  private final Accesses accesses;
  private final MandateDocument document;

  DocumentHandler(MandateHandler mandates, Accesses accesses, MandateSettings settings) {
    this.mandates = mandates;
    this.accesses = accesses;
    this.document = new MandateDocument(settings);
  }

  Mono<ServerResponse> print(ServerRequest request) {
    var query = Query.of(request);
    var asked = query.choice("language", Language.class);
    var mandate = mandates.mandate(request, Permission.MANDATES_VIEW);
    query.verify();
    return mandate.flatMap(found -> print(found, Objects.requireNonNullElse(asked, Language.EN)));
  }

  private Mono<ServerResponse> print(Mandate mandate, Language language) {
    return accesses
        .organization(mandate.organization())
        .switchIfEmpty(Mono.error(() -> Problem.of(ProblemCode.NOT_FOUND)))
        .flatMap(organization ->
            ServerResponse.ok()
                .contentType(HTML)
                .header("Content-Language", Names.of(language))
                .header("Content-Security-Policy", MandateDocument.POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .bodyValue(document.of(mandate, organization.name(), language)));
  }
}

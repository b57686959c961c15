package dev.acquit.gateway.audit.web;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.audit.Entries;
import dev.acquit.gateway.audit.Entries.Filter;
import dev.acquit.gateway.audit.Entry;
import dev.acquit.gateway.audit.Verification;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Listing;
import dev.acquit.gateway.http.Query;
import dev.acquit.gateway.journal.Actor;
import dev.acquit.gateway.money.IdKind;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** An organization's journal, to look at and to verify. */
@Configuration(proxyBeanMethods = false)
class JournalHandler {

  private static final Set<IdKind> ACTORS = Set.of(IdKind.API_KEY, IdKind.USER);
  private static final Pattern SEAL = Pattern.compile("[0-9a-f]{64}");

  private final Entries entries;
  private final Verification verification;

  JournalHandler(Entries entries, Verification verification) {
    this.entries = entries;
    this.verification = verification;
  }

  @Bean
  RouterFunction<ServerResponse> routesOfJournal() {
    return RouterFunctions.route()
        .GET("/v1/journal", this::list)
        .GET("/v1/journal/verification", this::verify)
        .build();
  }

  private Mono<ServerResponse> list(ServerRequest request) {
    var caller = Caller.of(request, Permission.JOURNAL_VIEW);
    var query = Query.of(request);
    var filter =
        new Filter(
            query.text("resource"),
            query.id("actor", ACTORS),
            query.choice("actor_type", Actor.Type.class),
            query.text("action"),
            query.instant("from"),
            query.instant("to"));
    var page = query.page(IdKind.JOURNAL_ENTRY);
    query.verify();
    return entries
        .list(caller, filter, page)
        .collectList()
        .flatMap(rows ->
            Answer.ok(
                Listing.of(rows, page.limit(), IdKind.JOURNAL_ENTRY, Entry::id, EntryJson::of)));
  }

  private Mono<ServerResponse> verify(ServerRequest request) {
    var caller = Caller.of(request, Permission.JOURNAL_VIEW);
    var query = Query.of(request);
    var after = query.number("after", 0, Integer.MAX_VALUE);
    var seal = query.matching("seal", SEAL, "64 hexadecimal digits, in lower case");
    query.verify();
    return verification
        .of(caller.organization(), after == null ? 0 : after, seal)
        .flatMap(verdict -> Answer.ok(VerificationJson.of(verdict)));
  }
}

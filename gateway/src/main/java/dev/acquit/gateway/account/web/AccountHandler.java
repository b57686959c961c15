package dev.acquit.gateway.account.web;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.account.AccountForm;
import dev.acquit.gateway.account.AccountService;
import dev.acquit.gateway.account.Accounts.Stored;
import dev.acquit.gateway.account.Adapters;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Body;
import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.http.Listing;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.http.Query;
import dev.acquit.gateway.money.IdKind;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Accounts at processors, to set up and to look at. */
@Configuration(proxyBeanMethods = false)
class AccountHandler {

  private final AccountService accounts;
  private final Adapters adapters;

  AccountHandler(AccountService accounts, Adapters adapters) {
    this.accounts = accounts;
    this.adapters = adapters;
  }

  @Bean
  RouterFunction<ServerResponse> routesOfProcessorAccounts() {
    return RouterFunctions.route()
        .POST("/v1/processor_accounts", this::create)
        .GET("/v1/processor_accounts", this::list)
        .GET("/v1/processor_accounts/{id}", this::get)
        .PATCH("/v1/processor_accounts/{id}", this::change)
        .build();
  }

  private Mono<ServerResponse> create(ServerRequest request) {
    var caller = Caller.of(request, Permission.PROCESSORS_MANAGE);
    return Body.object(request)
        .flatMap(body -> accounts.create(caller, AccountForm.ofNew(Fields.of(body))))
        .flatMap(account -> Answer.created(shown(account)));
  }

  private Mono<ServerResponse> change(ServerRequest request) {
    var caller = Caller.of(request, Permission.PROCESSORS_MANAGE);
    return Body.object(request)
        .flatMap(
            body -> accounts.change(caller, id(request), AccountForm.ofChange(Fields.of(body))))
        .flatMap(account -> Answer.ok(shown(account)));
  }

  private Mono<ServerResponse> get(ServerRequest request) {
    var caller = Caller.of(request, Permission.PROCESSORS_VIEW);
    return accounts.find(caller, id(request)).flatMap(account -> Answer.ok(shown(account)));
  }

  private Mono<ServerResponse> list(ServerRequest request) {
    var caller = Caller.of(request, Permission.PROCESSORS_VIEW);
    var query = Query.of(request);
    var page = query.page(IdKind.PROCESSOR_ACCOUNT);
    query.verify();
    return accounts
        .list(caller, page)
        .collectList()
        .flatMap(rows ->
            Answer.ok(
                Listing.of(rows, page.limit(), IdKind.PROCESSOR_ACCOUNT, Stored::id, this::shown)));
  }

  private AccountJson shown(Stored account) {
    return AccountJson.of(account, adapters);
  }

  private static UUID id(ServerRequest request) {
    return IdKind.PROCESSOR_ACCOUNT
        .parse(request.pathVariable("id"))
        .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
  }
}

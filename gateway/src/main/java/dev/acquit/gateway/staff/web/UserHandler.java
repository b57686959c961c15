package dev.acquit.gateway.staff.web;

import dev.acquit.gateway.access.Caller;
import dev.acquit.gateway.access.Permission;
import dev.acquit.gateway.http.Answer;
import dev.acquit.gateway.http.Body;
import dev.acquit.gateway.http.Fields;
import dev.acquit.gateway.http.Listing;
import dev.acquit.gateway.http.Problem;
import dev.acquit.gateway.http.ProblemCode;
import dev.acquit.gateway.http.Query;
import dev.acquit.gateway.money.IdKind;
import dev.acquit.gateway.staff.Invitations;
import dev.acquit.gateway.staff.Member;
import dev.acquit.gateway.staff.MemberService;
import dev.acquit.gateway.staff.MemberService.NewMember;
import dev.acquit.gateway.staff.User.Language;
import dev.acquit.gateway.staff.web.UserJson.InvitationJson;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The people who work for an organization. */
@Configuration(proxyBeanMethods = false)
class UserHandler {

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_EMAIL = 254;
  private static final int LONGEST_ID = 40;
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+");
  private static final UUID NONE = new UUID(0, 0);

  private final MemberService members;
  private final Invitations invitations;

  UserHandler(MemberService members, Invitations invitations) {
    this.members = members;
    this.invitations = invitations;
  }

  @Bean
  RouterFunction<ServerResponse> routesOfUsers() {
    return RouterFunctions.route()
        .GET("/v1/users", this::list)
        .POST("/v1/users", this::add)
        .GET("/v1/users/{id}", this::get)
        .PATCH("/v1/users/{id}", this::change)
        .DELETE("/v1/users/{id}", this::remove)
        .POST("/v1/users/{id}/invitation", this::invite)
        .build();
  }

  private Mono<ServerResponse> list(ServerRequest request) {
    var caller = Caller.of(request, Permission.STAFF_VIEW);
    var query = Query.of(request);
    var page = query.page(IdKind.USER);
    query.verify();
    return members
        .list(caller, page)
        .collectList()
        .flatMap(rows ->
            Answer.ok(Listing.of(rows, page.limit(), IdKind.USER, Member::id, UserJson::of)));
  }

  private Mono<ServerResponse> add(ServerRequest request) {
    var caller = Caller.of(request, Permission.STAFF_MANAGE);
    return Body.object(request)
        .flatMap(body -> members.add(caller, asked(Fields.of(body))))
        .flatMap(member -> Answer.created(UserJson.of(member)));
  }

  private static NewMember asked(Fields fields) {
    var email = fields.text("email", LONGEST_EMAIL).toLowerCase(Locale.ROOT);
    if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
      fields.reject("email", "invalid_format", "An e-mail address");
    }
    var name = fields.text("name", LONGEST_NAME);
    var language = fields.choice("language", Language.class, Language.EN);
    var role = role(fields, fields.text("role", LONGEST_ID));
    fields.verify();
    return new NewMember(email, name, language, role);
  }

  private Mono<ServerResponse> get(ServerRequest request) {
    var caller = Caller.of(request, Permission.STAFF_VIEW);
    return members.find(caller, id(request)).flatMap(member -> Answer.ok(UserJson.of(member)));
  }

  private Mono<ServerResponse> change(ServerRequest request) {
    var caller = Caller.of(request, Permission.STAFF_MANAGE);
    return Body.object(request)
        .flatMap(body -> {
          var fields = Fields.of(body);
          var text = fields.optionalText("role", LONGEST_ID);
          var role = text == null ? null : role(fields, text);
          var active = fields.has("active") ? fields.flag("active", true) : null;
          fields.verify();
          return members.change(caller, id(request), role, active);
        })
        .flatMap(member -> Answer.ok(UserJson.of(member)));
  }

  private Mono<ServerResponse> remove(ServerRequest request) {
    var caller = Caller.of(request, Permission.STAFF_MANAGE);
    return members.remove(caller, id(request)).flatMap(member -> Answer.ok(UserJson.of(member)));
  }

  private Mono<ServerResponse> invite(ServerRequest request) {
    var caller = Caller.of(request, Permission.STAFF_MANAGE);
    return Body.object(request)
        .doOnNext(body -> Fields.of(body).verify())
        .flatMap(_ -> invitations.invite(caller, id(request)))
        .flatMap(made -> Answer.created(InvitationJson.of(made)));
  }

  private static UUID role(Fields fields, String text) {
    var id = IdKind.ROLE.parse(text);
    if (id.isEmpty() && !text.isEmpty()) {
      fields.reject("role", "invalid_choice", "A role of the organization");
    }
    return id.orElse(NONE);
  }

  private static UUID id(ServerRequest request) {
    return IdKind.USER
        .parse(request.pathVariable("id"))
        .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
  }
}

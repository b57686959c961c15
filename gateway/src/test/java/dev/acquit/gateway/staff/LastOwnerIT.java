package dev.acquit.gateway.staff;

import static dev.acquit.gateway.support.Problems.assertProblem;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import dev.acquit.gateway.support.Api;
import dev.acquit.gateway.support.Diary;
import dev.acquit.gateway.support.GatewayTest;
import dev.acquit.gateway.support.Http.Reply;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An organization that has an owner is never without one again. */
@GatewayTest
class LastOwnerIT {

  @Autowired private Invitations invitations;
  @Autowired private Sessions sessions;

  @Test
  void theLastOneStays(Api api) {
    var crew = crew(api);
    var owner = crew.joined(Crew.email(), "owner");
    crew.add(Crew.email(), crew.role("owner")); // who has not come in counts for nothing
    var clerk = "{\"role\":\"" + crew.role("clerk") + "\"}";
    assertProblem(change(crew, owner, clerk), 409, "last_owner");
    assertProblem(change(crew, owner, "{\"active\":false}"), 409, "last_owner");
    assertProblem(remove(crew, owner), 409, "last_owner");
    assertThat(change(crew, owner, "{\"active\":true}").status()).isEqualTo(200);
    var other = crew.joined(Crew.email(), "owner");
    assertThat(change(crew, owner, clerk).status()).isEqualTo(200);
    assertProblem(remove(crew, other), 409, "last_owner");
    assertThat(remove(crew, owner).status()).isEqualTo(200);
    assertThat(new Diary(crew.shop()).actions().stream().filter("user.removed"::equals)).hasSize(1);
  }

  @RepeatedTest(5)
  void ofTwoThatEndEachOtherOneStays(Api api) {
    var crew = crew(api);
    var owners = List.of(crew.joined(Crew.email(), "owner"), crew.joined(Crew.email(), "owner"));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var started =
          owners.stream()
              .map(owner -> supplyAsync(() -> remove(crew, owner).status(), threads))
              .toList();
      assertThat(started.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 409);
    }
    assertThat(crew.shop().get("/v1/users").json().at("/data").size()).isEqualTo(1);
  }

  private Crew crew(Api api) {
    return new Crew(api.shop(), invitations, sessions);
  }

  private static Reply change(Crew crew, String id, String body) {
    return crew.shop().patch("/v1/users/" + id, body);
  }

  private static Reply remove(Crew crew, String id) {
    return crew.shop().api().http().delete("/v1/users/" + id, Api.bearer(crew.shop().key()));
  }
}

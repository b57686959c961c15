package dev.acquit.gateway.staff;

import dev.acquit.gateway.journal.Actor;
import dev.acquit.gateway.journal.Origin;
import dev.acquit.gateway.staff.SignIns.Tried;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whether somebody is who they say. Who guesses is locked out, whatever they guess later. */
@Component
class PasswordCheck {

  private final SignIns tries;
  private final Members members;
  private final Passwords passwords;
  private final StaffSettings settings;

  PasswordCheck(SignIns tries, Members members, Passwords passwords, StaffSettings settings) {
    this.tries = tries;
    this.members = members;
    this.passwords = passwords;
    this.settings = settings;
  }

  /**
   * The try of that person; empty if there is none of that address, it is not their password, or
   * they are locked out: which of these it is is told nobody, and each takes as long.
   */
  Mono<Tried> person(String email, String password, Origin origin) {
    return tries
        .tried(email.toLowerCase(Locale.ROOT), settings.tries(), settings.lock())
        .flatMap(tried -> judged(tried, password, origin))
        .switchIfEmpty(Mono.defer(() -> nobody(password)))
        .flatMap(Mono::justOrEmpty);
  }

  private Mono<Optional<Tried>> nobody(String password) {
    return passwords.matches(password, null).map(_ -> Optional.<Tried>empty());
  }

  private Mono<Optional<Tried>> judged(Tried tried, String password, Origin origin) {
    return passwords
        .matches(password, tried.password())
        .onErrorResume(failure -> tries.untried(tried).then(Mono.<Boolean>error(failure)))
        .flatMap(matches ->
            matches
                ? Mono.just(Optional.of(tried))
                : refused(tried, origin).thenReturn(Optional.<Tried>empty()));
  }

  /** The last one that may fail is told all who have that person. */
  private Mono<Void> refused(Tried tried, Origin origin) {
    var guesser = Actor.system("sign-in").from(origin);
    var locked = StaffActs.user(guesser, "locked", tried.user().id(), null, null);
    return tried.number() < settings.tries()
        ? Mono.empty()
        : members
            .organizations(tried.user().id())
            .collectList()
            .flatMapIterable(Function.identity())
            .concatMap(organization -> tries.note(organization, locked))
            .then();
  }
}

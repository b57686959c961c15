package dev.acquit.processor.contract;

import static dev.acquit.processor.contract.Bench.CARD;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.acquit.processor.ProcessorAccount;
import dev.acquit.processor.Tokenized;
import dev.acquit.processor.Tokenized.Refused;
import dev.acquit.processor.Tokenized.Token;
import dev.acquit.processor.Tokenized.Unanswered;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every adapter owes about tokens. */
public abstract class TokenizeContract extends AdapterContract {

  @RegisterExtension final Wire wire = new Wire();

  @BeforeEach
  void preludes() {
    wire.always(kit().preludes());
  }

  @Test
  void tokenIsTheProcessorsOwn() {
    wire.answers(kit().token("token_of_theirs").withUnknownField());
    assertThat(tokenize(patient())).isEqualTo(new Token(kit().kept("token_of_theirs")));
  }

  @Test
  void tokenIsNotPrinted() {
    wire.answers(kit().token("token_of_theirs"));
    assertThat(tokenize(patient()).toString()).doesNotContain("token_of_theirs");
  }

  @Test
  void refusalCarriesTheReasonAndTheRawCode() {
    kit()
        .tokenRefusals()
        .forEach((code, reason) -> {
          wire.answers(kit().tokenRefused(code));
          assertThat(tokenize(patient()))
              .isInstanceOfSatisfying(
                  Refused.class,
                  refused -> {
                    assertThat(refused.decline().reason()).isEqualTo(reason);
                    assertThat(refused.decline().processorCode()).isEqualTo(code);
                  });
        });
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void brokenConnectionIsNoAnswer(Fault fault) {
    wire.breaks(fault);
    assertThat(tokenize(patient())).isInstanceOf(Unanswered.class);
  }

  @Test
  void refusedConnectionIsNoAnswer() {
    var nobodyThere = Bench.patient(kit(), wire.refusingAddress());
    assertThat(tokenize(nobodyThere)).isInstanceOf(Unanswered.class);
  }

  @Test
  void silenceIsNoAnswer() {
    wire.isSilentInsteadOf(kit().token("late"));
    assertThat(tokenize(Bench.hasty(kit(), wire.address()))).isEqualTo(new Unanswered("timeout"));
  }

  @Test
  void unreadableAnswerIsNoAnswer() {
    for (var status : List.of(200, 201, 400, 401, 402, 429, 500, 503)) {
      for (var body : List.of("", "<html></html>", "{\"hello\":\"" + Bench.NUMBER + "\"}")) {
        wire.answers(WireAnswer.json(status, body));
        assertThat(tokenize(patient()))
            .as("HTTP %s %s", status, body)
            .isInstanceOf(Unanswered.class);
      }
    }
  }

  private ProcessorAccount patient() {
    return Bench.patient(kit(), wire.address());
  }

  private Tokenized tokenize(ProcessorAccount account) {
    var tokenized = Bench.only(account.tokenize(CARD));
    Secrets.assertNoneIn(kit(), tokenized.toString());
    return tokenized;
  }
}

package dev.acquit.processor.breaking;

import dev.acquit.processor.Call;
import dev.acquit.processor.Capabilities;
import dev.acquit.processor.Finding;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Notice;
import dev.acquit.processor.Notice.Genuine;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.ProcessorAccount;
import dev.acquit.processor.Tokenized;
import java.time.LocalDate;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A whole account with one twist. */
record BrokenAccount(ProcessorAccount whole, Twist twist) implements ProcessorAccount {

  @Override
  public Capabilities capabilities() {
    return twist.capabilities(whole.capabilities());
  }

  @Override
  public Mono<Tokenized> tokenize(Instrument instrument) {
    return whole.tokenize(instrument).map(tokenized -> twist.tokenized(instrument, tokenized));
  }

  @Override
  public Mono<Outcome> charge(Call.Charge call) {
    return money(call, asked -> whole.charge((Call.Charge) asked));
  }

  @Override
  public Mono<Outcome> authorize(Call.Charge call) {
    return money(call, asked -> whole.authorize((Call.Charge) asked));
  }

  @Override
  public Mono<Outcome> verify(Call.Charge call) {
    return money(call, asked -> whole.verify((Call.Charge) asked));
  }

  @Override
  public Mono<Outcome> capture(Call.Capture call) {
    return money(call, asked -> whole.capture((Call.Capture) asked));
  }

  @Override
  public Mono<Outcome> cancel(Call.Cancel call) {
    return money(call, asked -> whole.cancel((Call.Cancel) asked));
  }

  @Override
  public Mono<Outcome> refund(Call.Refund call) {
    return money(call, asked -> whole.refund((Call.Refund) asked));
  }

  @Override
  public Mono<Outcome> resume(Call.Resume call) {
    return money(call, asked -> whole.resume((Call.Resume) asked));
  }

  private Mono<Outcome> money(Call.Money call, Function<Call.Money, Mono<Outcome>> send) {
    return twist.sent(send.apply(twist.asked(call)).map(outcome -> twist.told(call, outcome)));
  }

  @Override
  public Mono<Finding> lookup(Call.Lookup call) {
    return whole.lookup(twist.asked(call)).map(twist::found);
  }

  @Override
  public Mono<Notice> readWebhook(Notice.Raw webhook) {
    return whole.readWebhook(twist.received(webhook)).map(notice -> twist.read(webhook, notice));
  }

  @Override
  public Flux<Genuine> poll(LocalDate day) {
    return twist.polled(whole.poll(day));
  }

  @Override
  public void close() {
    whole.close();
  }

  @Override
  public String toString() {
    return twist.printed(whole.toString());
  }
}

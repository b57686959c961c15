package dev.acquit.processor.breaking;

import dev.acquit.processor.Call;
import dev.acquit.processor.Capabilities;
import dev.acquit.processor.Finding;
import dev.acquit.processor.Instrument;
import dev.acquit.processor.Notice;
import dev.acquit.processor.Notice.Genuine;
import dev.acquit.processor.Outcome;
import dev.acquit.processor.Tokenized;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where an account can be twisted; each place is left as it is unless a twist is there. */
interface Twist {

  default Capabilities capabilities(Capabilities whole) {
    return whole;
  }

  /** The call as it is passed on. */
  default Call.Money asked(Call.Money call) {
    return call;
  }

  default Outcome told(Call.Money call, Outcome outcome) {
    return outcome;
  }

  /** When and how often it is sent. */
  default Mono<Outcome> sent(Mono<Outcome> whole) {
    return whole;
  }

  default Call.Lookup asked(Call.Lookup call) {
    return call;
  }

  default Finding found(Finding finding) {
    return finding;
  }

  default Tokenized tokenized(Instrument instrument, Tokenized tokenized) {
    return tokenized;
  }

  default Notice.Raw received(Notice.Raw webhook) {
    return webhook;
  }

  default Notice read(Notice.Raw webhook, Notice notice) {
    return notice;
  }

  default Flux<Genuine> polled(Flux<Genuine> reports) {
    return reports;
  }

  default String printed(String whole) {
    return whole;
  }

  static Twist capabilities(UnaryOperator<Capabilities> twist) {
    return new Twist() {
      @Override
      public Capabilities capabilities(Capabilities whole) {
        return twist.apply(whole);
      }
    };
  }

  static Twist asking(UnaryOperator<Call.Money> twist) {
    return new Twist() {
      @Override
      public Call.Money asked(Call.Money call) {
        return twist.apply(call);
      }
    };
  }

  static Twist telling(BiFunction<Call.Money, Outcome, Outcome> twist) {
    return new Twist() {
      @Override
      public Outcome told(Call.Money call, Outcome outcome) {
        return twist.apply(call, outcome);
      }
    };
  }

  static Twist sending(UnaryOperator<Mono<Outcome>> twist) {
    return new Twist() {
      @Override
      public Mono<Outcome> sent(Mono<Outcome> whole) {
        return twist.apply(whole);
      }
    };
  }

  static Twist looking(UnaryOperator<Call.Lookup> twist) {
    return new Twist() {
      @Override
      public Call.Lookup asked(Call.Lookup call) {
        return twist.apply(call);
      }
    };
  }

  static Twist finding(UnaryOperator<Finding> twist) {
    return new Twist() {
      @Override
      public Finding found(Finding finding) {
        return twist.apply(finding);
      }
    };
  }

  static Twist tokenizing(BiFunction<Instrument, Tokenized, Tokenized> twist) {
    return new Twist() {
      @Override
      public Tokenized tokenized(Instrument instrument, Tokenized tokenized) {
        return twist.apply(instrument, tokenized);
      }
    };
  }

  static Twist receiving(UnaryOperator<Notice.Raw> twist) {
    return new Twist() {
      @Override
      public Notice.Raw received(Notice.Raw webhook) {
        return twist.apply(webhook);
      }
    };
  }

  static Twist reading(BiFunction<Notice.Raw, Notice, Notice> twist) {
    return new Twist() {
      @Override
      public Notice read(Notice.Raw webhook, Notice notice) {
        return twist.apply(webhook, notice);
      }
    };
  }

  static Twist polling(UnaryOperator<Flux<Genuine>> twist) {
    return new Twist() {
      @Override
      public Flux<Genuine> polled(Flux<Genuine> reports) {
        return twist.apply(reports);
      }
    };
  }

  static Twist printing(UnaryOperator<String> twist) {
    return new Twist() {
      @Override
      public String printed(String whole) {
        return twist.apply(whole);
      }
    };
  }
}

package dev.acquit.gateway.webhook.delivery;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetSocketAddressResolver;
import io.netty.resolver.SimpleNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/** A name server that says something else each time; the last thing, from then on. */
final class MovingName extends AddressResolverGroup<InetSocketAddress> {

  private final ConcurrentLinkedDeque<InetAddress> answers = new ConcurrentLinkedDeque<>();

  /** Every name leads to those, one after the other; to none, if there are none. */
  MovingName(List<String> addresses) {
    addresses.forEach(address -> answers.add(Network.literal(address).orElseThrow()));
  }

  @Override
  protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
    return new InetSocketAddressResolver(
        executor,
        new SimpleNameResolver<>(executor) {
          @Override
          protected void doResolve(String name, Promise<InetAddress> promise) {
            var answer = answers.size() > 1 ? answers.poll() : answers.peek();
            if (answer == null) {
              promise.setFailure(new UnknownHostException(name));
            } else {
              promise.setSuccess(answer);
            }
          }

          @Override
          protected void doResolveAll(String name, Promise<List<InetAddress>> promise) {
            doResolve(
                name,
                executor()
                    .<InetAddress>newPromise()
                    .addListener(one -> {
                      if (one.isSuccess()) {
                        promise.setSuccess(List.of((InetAddress) one.getNow()));
                      } else {
                        promise.setFailure(one.cause());
                      }
                    }));
          }
        });
  }
}

package dev.acquit.gateway.webhook.delivery;

import io.netty.resolver.AbstractAddressResolver;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Resolves names, and gives out only those of their addresses that may be connected to. */
final class JudgedResolvers extends AddressResolverGroup<InetSocketAddress> {

  private final AddressResolverGroup<InetSocketAddress> names;
  private final Predicate<InetAddress> allowed;

  JudgedResolvers(AddressResolverGroup<InetSocketAddress> names, Predicate<InetAddress> allowed) {
    this.names = names;
    this.allowed = allowed;
  }

  @Override
  protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
    return new Judged(executor, names.getResolver(executor), allowed);
  }

  private static final class Judged extends AbstractAddressResolver<InetSocketAddress> {

    private final AddressResolver<InetSocketAddress> names;
    private final Predicate<InetAddress> allowed;

    Judged(
        EventExecutor executor,
        AddressResolver<InetSocketAddress> names,
        Predicate<InetAddress> allowed) {
      super(executor, InetSocketAddress.class);
      this.names = names;
      this.allowed = allowed;
    }

    @Override
    protected boolean doIsResolved(InetSocketAddress address) {
      return !address.isUnresolved();
    }

    @Override
    protected void doResolve(InetSocketAddress name, Promise<InetSocketAddress> promise) {
      judge(name, promise, List::getFirst);
    }

    @Override
    protected void doResolveAll(InetSocketAddress name, Promise<List<InetSocketAddress>> promise) {
      judge(name, promise, all -> all);
    }

    private <T> void judge(
        InetSocketAddress name, Promise<T> promise, Function<List<InetSocketAddress>, T> taken) {
      names
          .resolveAll(name)
          .addListener((Future<List<InetSocketAddress>> found) -> {
            if (!found.isSuccess()) {
              promise.tryFailure(found.cause());
              return;
            }
            var good = found.getNow().stream().filter(this::isAllowed).toList();
            if (good.isEmpty()) {
              promise.tryFailure(new AddressNotAllowedException());
            } else {
              promise.trySuccess(taken.apply(good));
            }
          });
    }

    private boolean isAllowed(InetSocketAddress address) {
      return !address.isUnresolved() && allowed.test(address.getAddress());
    }
  }
}

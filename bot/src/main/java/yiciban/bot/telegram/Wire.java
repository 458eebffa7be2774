package yiciban.bot.telegram;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/** The HTTP client under the library's, set so that nothing is posted twice and nothing waits for ever. */
final class Wire {

    /** Chats answered at the same moment; OkHttp's own limit of 5 would make the sixth wait. */
    private static final int CONCURRENT_CALLS = 64;

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private Wire() {}

    /**
     * A client of its own, so that closing it ends its calls and no others.
     *
     * @param pathPrefix what stands before {@code /bot<token>/}
     * @param read how long the server may be silent
     */
    static OkHttpClient client(String pathPrefix, Duration read) {
        // Virtual threads are daemons: no pool of ours can keep the process alive.
        Dispatcher dispatcher = new Dispatcher(Executors.newVirtualThreadPerTaskExecutor());
        dispatcher.setMaxRequests(CONCURRENT_CALLS);
        dispatcher.setMaxRequestsPerHost(CONCURRENT_CALLS);
        var pool = new ConnectionPool();
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(pool)
                // A connection each: one that died silently takes one call with it, and OkHttp probes it before a POST.
                .protocols(List.of(Protocol.HTTP_1_1))
                // OkHttp would silently post again after a dropped connection.
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .connectTimeout(CONNECT)
                .writeTimeout(CONNECT)
                .readTimeout(read)
                .callTimeout(limit(read))
                .addInterceptor(chain -> sorted(chain, pathPrefix))
                .addInterceptor(new OneCallEach(pool))
                .addNetworkInterceptor(Wire::marked)
                .build();
    }

    /** Longest a call can take from start to end. */
    static Duration limit(Duration read) {
        return read.plus(CONNECT).plus(CONNECT);
    }

    /** Tells failures before the request was written, and 5xx pages of any shape, from those that leave doubt. */
    private static Response sorted(Interceptor.Chain chain, String pathPrefix) throws IOException {
        Request request = chain.request();
        AtomicBoolean onTheWire = new AtomicBoolean();
        Request.Builder marked = request.newBuilder().tag(AtomicBoolean.class, onTheWire);
        if (!pathPrefix.isEmpty()) {
            String path = pathPrefix + request.url().encodedPath();
            marked.url(request.url().newBuilder().encodedPath(path).build());
        }
        Response response;
        try {
            response = chain.proceed(marked.build());
        } catch (IOException e) {
            throw onTheWire.get() ? e : new NotServedException(e);
        }
        if (response.code() >= 500) {
            response.close();
            throw new NotServedException("HTTP " + response.code());
        }
        return response;
    }

    /** Runs once a connection stands, just before the request is written. */
    private static Response marked(Interceptor.Chain chain) throws IOException {
        AtomicBoolean onTheWire = chain.request().tag(AtomicBoolean.class);
        if (onTheWire != null) {
            onTheWire.set(true);
        }
        return chain.proceed(chain.request());
    }
}

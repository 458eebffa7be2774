package yiciban.bot.telegram;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Response;

/**
 * Keeps no connection to a server that answers in HTTP/1.0: such a server closes after every answer without saying so,
 * and the next call, which is never repeated, would be lost on the dead connection.
 */
final class OneCallEach implements Interceptor {

    private final ConnectionPool pool;
    private final AtomicBoolean old = new AtomicBoolean();

    OneCallEach(ConnectionPool pool) {
        this.pool = pool;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        var request = chain.request();
        if (old.get()) {
            pool.evictAll();
            request = request.newBuilder().header("Connection", "close").build();
        }
        Response response = chain.proceed(request);
        if (response.protocol() == Protocol.HTTP_1_0) {
            old.set(true);
        }
        return response;
    }
}

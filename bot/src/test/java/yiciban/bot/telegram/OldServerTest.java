package yiciban.bot.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

/** A Bot API server that speaks HTTP/1.0 and closes after every answer, as simple servers do. */
class OldServerTest {

    private static final int CALLS = 20;

    @Test
    void everyCallGetsItsAnswerAlthoughTheServerKeepsNoConnection() throws IOException {
        try (var server = new ServerSocket(0, CALLS, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(server));
            OkHttpClient client = Wire.client("", Duration.ofSeconds(5));
            var request = new Request.Builder()
                    .url("http://127.0.0.1:" + server.getLocalPort() + "/bot1:a/sendMessage")
                    .post(RequestBody.create(new byte[] {'{', '}'}))
                    .build();
            for (int call = 0; call < CALLS; call++) {
                try (Response response = client.newCall(request).execute()) {
                    assertThat(response.peekBody(10).string()).isEqualTo("{}");
                }
            }
        }
    }

    private static void serve(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                    // the headers
                }
                in.skip(2);
                socket.getOutputStream()
                        .write("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                return;
            }
        }
    }
}

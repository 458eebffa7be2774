package yiciban.bot.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** serve: everything; the default. */
@Command(
        name = "serve",
        header = "启动网页问答（http://127.0.0.1:8080/），有令牌时也启动 Telegram。",
        description = {
            "配置用环境变量，都写在 config/application.yml 里，常用的有：",
            "  YICIBAN_PORT            端口，默认 8080",
            "  YICIBAN_DATA_DIR        数据目录，默认 ./data",
            "  YICIBAN_TELEGRAM_TOKEN  Telegram 令牌，不设就不启动 Telegram",
            "按 Ctrl-C 停止，最多等 10 秒把手头的问题答完。"
        })
final class Serve implements Callable<Integer> {

    private final Server server;

    Serve(Server server) {
        this.server = server;
    }

    /** Starts the server; returns when it has stopped. */
    @FunctionalInterface
    public interface Server {
        int run();
    }

    @Override
    public Integer call() {
        return server.run();
    }
}

package yiciban.bot.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parser's process is killed when late, small in memory, and cut off; what it says is not trusted. */
class ParserProcessTest {

    private static final byte[] CSV = Samples.utf8(Samples.FAQ_HEADER + "\n问,,答,据\n");

    @TempDir
    Path folder;

    private String run(List<String> options, Duration limit, byte[] file) throws IOException {
        Path upload = Files.write(folder.resolve("upload"), file);
        return new ParserProcess(options, limit).run(folder, upload, Parser.Wanted.SHEET, message -> {});
    }

    @Test
    void aFileIsReadWithinItsTime() throws IOException {
        assertThat(run(List.of(), Duration.ofSeconds(60), CSV)).isEmpty();
    }

    @Test
    void f15_aFileThatTakesTooLongIsStopped() throws IOException {
        assertThat(run(List.of(), Duration.ofMillis(1), CSV)).startsWith("读这个文件超过了 0 秒，已停止。");
    }

    @Test
    void f15_aFileThatTakesTooMuchMemoryIsStopped() throws IOException {
        byte[] large = Samples.utf8(Samples.FAQ_HEADER + "\n" + "问题,,答案,依据\n".repeat(9_000));

        assertThat(run(List.of("-Xmx3m"), Duration.ofSeconds(60), large))
                .isEqualTo("这个文件读起来太费内存，已停止。请把文件拆小，或只把文字粘贴到新文件里再导入。");
    }

    @Test
    void f14_filesOfTwoMembersOfStaffAtOnceDoNotMix() throws Exception {
        var imports = new Imports(folder);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reading<Entries>>> readings =
                    threads.invokeAll(List.of(of(imports, "甲"), of(imports, "乙"), of(imports, "丙")));

            for (int i = 0; i < readings.size(); i++) {
                String question = List.of("甲", "乙", "丙").get(i);
                assertThat(readings.get(i).get())
                        .isInstanceOfSatisfying(
                                Reading.Read.class,
                                read -> assertThat(((Entries) read.value()).rows())
                                        .extracting(row -> row.fields().get("question"))
                                        .containsExactly(question));
            }
        }
    }

    private static Callable<Reading<Entries>> of(Imports imports, String question) {
        byte[] file = Samples.utf8(Samples.FAQ_HEADER + "\n" + question + ",,答,据\n");
        return () -> imports.entries(new ByteArrayInputStream(file), Progress.NONE);
    }

    @Test
    void whoeverWaitsTooLongIsToldToComeBack() throws Exception {
        var files = new OfficeFiles(folder, Duration.ZERO, ParserProcess::read);
        var inside = new CountDownLatch(Limits.AT_ONCE);
        var open = new CountDownLatch(1);
        Runnable slow = () -> files.sheet(new ByteArrayInputStream(CSV), (done, expected) -> {
            inside.countDown();
            await(open);
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < Limits.AT_ONCE; i++) {
                threads.execute(slow);
            }
            try {
                assertThat(inside.await(60, TimeUnit.SECONDS)).isTrue();

                assertThat(Samples.reason(files.sheet(new ByteArrayInputStream(CSV), Progress.NONE)))
                        .isEqualTo("现在有别的文件正在导入。请过一会儿再试。");
            } finally {
                open.countDown();
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aProcessThatCannotStartIsOurFaultAndSaidSo() throws IOException {
        assertThat(run(List.of("-XX:NoSuchOption"), Duration.ofSeconds(60), CSV))
                .isEqualTo("读这个文件时出了错，没有读完。请重新另存一份再导入；还不行，请告诉管理员。");
    }

    @Test
    void f15_noCodeInItsProcessReachesTheNetwork() throws Exception {
        try (var listening = new Listening()) {
            Path hosts = Files.writeString(folder.resolve("hosts"), "");
            var command = OwnJvm.command(
                    Reaching.class, ParserProcess.options(folder, hosts), List.of(String.valueOf(listening.port())));

            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor()).isZero();
            assertThat(said)
                    .isEqualTo("address: SocketException\nname: UnknownHostException\nhttp: ConnectException\n");
            assertThat(listening.visits()).isZero();
        }
    }

    @Test
    void aProgramPackedByBootStartsItsParserByBootsLauncher() {
        assertThat(OwnJvm.command(true, Parser.class, List.of("-Xmx256m"), List.of("upload", "SHEET")))
                .startsWith(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-cp")
                .endsWith(
                        "-Dloader.main=yiciban.bot.imports.Parser",
                        "org.springframework.boot.loader.launch.PropertiesLauncher",
                        "upload",
                        "SHEET");
    }

    @Test
    void anEndlessLineIsReadNoFurtherThanAgreed() throws IOException {
        var lines = new BoundedLines(new ByteArrayInputStream(Samples.utf8("一行\n" + "x".repeat(100))), 50);
        var read = new ArrayList<String>();
        for (String line = lines.next(); line != null; line = lines.next()) {
            read.add(line);
        }

        assertThat(read).containsExactly("一行");
    }
}

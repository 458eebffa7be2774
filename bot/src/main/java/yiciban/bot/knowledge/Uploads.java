package yiciban.bot.knowledge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import yiciban.bot.imports.Entries;
import yiciban.bot.imports.Imports;
import yiciban.bot.imports.ReadReport;
import yiciban.bot.imports.Reading;
import yiciban.bot.imports.Region;
import yiciban.bot.system.Background;
import yiciban.bot.system.Ids;
import yiciban.bot.system.RejectedInput;

/**
 * 上传: files being read, and what importing them would do, until somebody says yes; each member sees only their own. The
 * file is in the database, what was read of it in memory: a node that did not read it yet does so when it is asked.
 */
final class Uploads {

    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private static final Duration LOOK = Duration.ofMillis(50);

    /**
     * One file, as far as it is.
     *
     * @param problem why it is not read; empty when it is, or still being read
     * @param plan null until it is read, or when it is a report
     * @param report null until it is read, or when it is a sheet
     */
    record Upload(
            String id,
            String member,
            String name,
            int done,
            int expected,
            String problem,
            @Nullable Plan plan,
            @Nullable ReadReport report) {
        /** For the page. */
        public boolean reading() {
            return problem.isEmpty() && plan == null && report == null;
        }
    }

    private final UploadedFiles files;
    private final Imports imports;
    private final Importing importing;
    private final Region region;
    private final Ids ids;
    private final Cache<String, Upload> uploads = Caffeine.newBuilder()
            .maximumSize(UploadedFiles.OF_ALL)
            .expireAfterWrite(UploadedFiles.KEPT)
            .build();

    Uploads(UploadedFiles files, Imports imports, Importing importing, Region region, Ids ids) {
        this.files = files;
        this.imports = imports;
        this.importing = importing;
        this.region = region;
        this.ids = ids;
    }

    /** Begins to read a file and returns at once. */
    String begin(Hand by, String name, byte[] file, boolean report) {
        var uploaded = new UploadedFiles.File(ids.next(), by.name(), name, report);
        files.insert(uploaded, file);
        return begun(by, uploaded, () -> file).id();
    }

    /** Read once on this node, however many ask at the same moment. */
    private Upload begun(Hand by, UploadedFiles.File file, Supplier<byte[]> bytes) {
        return uploads.asMap().computeIfAbsent(file.id(), id -> {
            var upload = new Upload(id, file.member(), file.name(), 0, 0, "", null, null);
            Background.start("upload", () -> uploads.put(id, read(by, upload, bytes.get(), file.report())));
            return upload;
        });
    }

    private Upload read(Hand by, Upload upload, byte[] file, boolean report) {
        try {
            return report ? report(upload, file) : sheet(by, upload, file);
        } catch (RejectedInput e) {
            return refused(upload, e.sentence());
        } catch (RuntimeException e) {
            LOG.error("导入文件没有读完", e);
            return refused(upload, "文件没有读完，请稍后再试；还是不行请联系运维。");
        }
    }

    private Upload sheet(Hand by, Upload upload, byte[] file) {
        Reading<Entries> read = imports.entries(new ByteArrayInputStream(file), (done, all) -> at(upload, done, all));
        return switch (read) {
            case Reading.Read<Entries>(var entries) ->
                new Upload(
                        upload.id(),
                        upload.member(),
                        upload.name(),
                        0,
                        0,
                        "",
                        ImportedFile.plan(importing, by, upload.name(), entries, (done, all) -> at(upload, done, all)),
                        null);
            case Reading.Refused<Entries>(String reason) -> refused(upload, reason);
        };
    }

    private Upload report(Upload upload, byte[] file) {
        Reading<ReadReport> read =
                imports.report(new ByteArrayInputStream(file), region, (done, all) -> at(upload, done, all));
        return switch (read) {
            case Reading.Read<ReadReport>(var report) ->
                new Upload(upload.id(), upload.member(), upload.name(), 0, 0, "", null, report);
            case Reading.Refused<ReadReport>(String reason) -> refused(upload, reason);
        };
    }

    private void at(Upload upload, int done, int expected) {
        uploads.put(
                upload.id(), new Upload(upload.id(), upload.member(), upload.name(), done, expected, "", null, null));
    }

    private static Upload refused(Upload upload, String reason) {
        return new Upload(upload.id(), upload.member(), upload.name(), 0, 0, reason, null, null);
    }

    /** A file of this member's, read here if it was read elsewhere; empty when it is nobody's, somebody else's, written or forgotten. */
    Optional<Upload> find(Hand by, String id) {
        return files.open(id)
                .filter(file -> file.member().equals(by.name()))
                .map(file -> begun(by, file, () -> files.bytes(id)));
    }

    /**
     * The same, for who says yes to it, and what of that was typed must not be lost: while it is being read it is waited for, some
     * seconds. Another node may have shown it than the one that hears the yes, or it was put out of memory meanwhile.
     */
    Optional<Upload> awaited(Hand by, String id) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<Upload> upload = find(by, id);
        while (upload.filter(Upload::reading).isPresent() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK.toNanos());
            upload = find(by, id);
        }
        return upload;
    }

    void forget(String id) {
        files.forget(id);
        uploads.invalidate(id);
    }

    /** What nobody decided is not kept for ever, also when nobody uploads anything after it. */
    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void tidy() {
        files.tidy();
    }
}

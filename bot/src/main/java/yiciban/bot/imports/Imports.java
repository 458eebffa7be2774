package yiciban.bot.imports;

import java.io.InputStream;
import java.nio.file.Path;

/**
 * 导入: files of staff to records. A file's name says nothing here, its bytes do; it is opened in a process of its own.
 * Safe for use by many threads; a call takes half a second to ten, for large files up to forty, and then ends either way.
 */
public final class Imports {

    private final OfficeFiles files;

    /** Files lie in the machine's temporary folder while they are read. */
    public Imports() {
        this(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** Files lie in that folder while they are read, each in one of its own that only we may open. */
    public Imports(Path folder) {
        this(new OfficeFiles(folder.toAbsolutePath(), Limits.WAIT, ParserProcess::read));
    }

    Imports(OfficeFiles files) {
        this.files = files;
    }

    /** Entries of an xlsx or csv; which kind, its header says. The stream stays open. */
    public Reading<Entries> entries(InputStream file, Progress progress) {
        return files.sheet(file, progress).then(SheetReading::read);
    }

    /** A report from a docx or pdf. The stream stays open. */
    public Reading<ReadReport> report(InputStream file, Region region, Progress progress) {
        return files.text(file, progress).then(lines -> ReportReading.read(lines, region));
    }
}

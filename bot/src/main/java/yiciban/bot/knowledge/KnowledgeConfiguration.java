package yiciban.bot.knowledge;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import yiciban.bot.answer.Judgment;
import yiciban.bot.conversation.CurrentContent;
import yiciban.bot.conversation.LiveLibrary;
import yiciban.bot.imports.Imports;
import yiciban.bot.staff.Audit;
import yiciban.bot.system.Ids;

/** Content from the tables, put together. */
@Configuration(proxyBeanMethods = false)
class KnowledgeConfiguration {

    @Bean
    Shelves shelves(JdbcClient sql, Audit audit, Clock clock, Ids ids) {
        return new Shelves(sql, audit, clock, ids);
    }

    @Bean
    CurrentContent currentContent(Shelves shelves) {
        return shelves::opening;
    }

    @Bean
    Live live(Shelves shelves, LiveLibrary library) {
        return shelves.live(library);
    }

    @Bean
    Editing editing(Shelves shelves) {
        return shelves.editing();
    }

    @Bean
    Sight sight(Shelves shelves, LiveLibrary library, Clock clock) {
        return new Sight(shelves.revisions, library, clock);
    }

    @Bean
    EndingAtHome endingAtHome(Sight sight) {
        return new EndingAtHome(sight.listing());
    }

    @Bean
    KnownQuestions knownQuestions() {
        return Judgment::all;
    }

    @Bean
    Publishing publishing(Shelves shelves, LiveLibrary library, Live live, KnownQuestions known) {
        return shelves.publishing(library, live::refresh, known::all);
    }

    @Bean
    TrialRuns trialRuns(Publishing publishing, Clock clock) {
        return new TrialRuns(publishing, clock);
    }

    @Bean
    DraftLibrary draftLibrary(Shelves shelves, LiveLibrary library) {
        return new DraftLibrary(shelves, library);
    }

    @Bean
    Importing importing(Shelves shelves, LiveLibrary library) {
        return shelves.importing(library);
    }

    @Bean
    UploadedFiles uploadedFiles(JdbcClient sql, Clock clock) {
        return new UploadedFiles(sql, clock);
    }

    @Bean
    ImportRuns importRuns(UploadedFiles files, Importing importing) {
        return new ImportRuns(files, importing);
    }

    @Bean
    Uploads uploads(UploadedFiles files, Importing importing, Ids ids) {
        return new Uploads(files, new Imports(), importing, HomeRegion.read(), ids);
    }

    @Bean
    ReportDrafts reportDrafts(Shelves shelves, Importing importing) {
        return shelves.reports(importing);
    }

    @Bean
    MeterBinder publicationBehind(Live live, Clock clock) {
        return registry -> Gauge.builder(
                        "yiciban.publication.behind",
                        live,
                        it -> it.behind(clock.instant()).toMillis() / 1_000.0)
                .baseUnit("seconds")
                .description(
                        "for how long a newer publication has not been before citizens on this node; 0 when none waits")
                .register(registry);
    }

    @Bean
    Ahead ahead(Shelves shelves, Publishing publishing, TrialRuns runs, LiveLibrary library, Clock clock) {
        return new Ahead(shelves, publishing, runs, library, clock);
    }

    @Bean
    Watch watch(Live live) {
        return new Watch(live);
    }
}

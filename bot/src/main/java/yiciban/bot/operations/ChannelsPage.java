package yiciban.bot.operations;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import yiciban.bot.conversation.Switches;
import yiciban.bot.staff.Actor;
import yiciban.bot.staff.Allowed;
import yiciban.bot.staff.Role;

/** 渠道: which of them answer, and what is said on those that do not. */
@Controller
@Allowed(Role.ADMIN)
class ChannelsPage {

    private static final Map<String, String> DONE = Map.of("off", "已停用，群众一秒内看到您写的话。", "on", "已恢复。");

    private final Switches switches;
    private final Switching switching;

    ChannelsPage(Switches switches, Switching switching) {
        this.switches = switches;
        this.switching = switching;
    }

    @GetMapping("/staff/channels")
    String list(@RequestParam(required = false) @Nullable String done, Model model) {
        model.addAttribute("channels", Switching.CHANNELS);
        model.addAttribute(
                "off", switches.off().stream().collect(Collectors.toMap(Switches.Off::channel, Function.identity())));
        model.addAttribute("done", done == null ? null : DONE.get(done));
        return "operations/channels";
    }

    @PostMapping("/staff/channels/{channel}/off")
    String turnOff(Actor actor, @PathVariable String channel, @RequestParam String notice) {
        switching.turnOff(actor, channel, notice);
        return "redirect:/staff/channels?done=off";
    }

    @PostMapping("/staff/channels/{channel}/on")
    String turnOn(Actor actor, @PathVariable String channel) {
        switching.turnOn(actor, channel);
        return "redirect:/staff/channels?done=on";
    }
}

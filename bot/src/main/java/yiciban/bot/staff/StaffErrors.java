package yiciban.bot.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import yiciban.bot.system.RejectedInput;

/** What the console says when something is not possible: in the frame, with what to do instead. */
@Controller
@ControllerAdvice
class StaffErrors {

    private final Admission admission;

    StaffErrors(Admission admission) {
        this.admission = admission;
    }

    @ExceptionHandler
    ModelAndView notAllowed(NotAllowedException denied, HttpServletRequest request) {
        return page(request, HttpStatus.FORBIDDEN, "没有权限", "这个页面不是给您的角色用的。需要的话请找管理员调整角色。");
    }

    /** For pages that do not show it beside their form. */
    @ExceptionHandler
    ModelAndView rejected(RejectedInput problem, HttpServletRequest request) {
        return page(request, HttpStatus.UNPROCESSABLE_CONTENT, "没有保存", problem.sentence());
    }

    /** Where a form ends up that is older than the session, that was sent after its end, or that another site sent. */
    @OnTheWay({Step.SIGN_IN, Step.CODE, Step.PASSWORD, Step.BIND, Step.DONE})
    @RequestMapping("/staff/stale")
    ModelAndView stale(HttpServletRequest request, HttpServletResponse response) {
        Optional<Unsaved> unsaved = Unsaved.kept(request);
        if (unsaved.isPresent()) {
            var page = new ModelAndView("staff/unsaved", HttpStatus.valueOf(response.getStatus()));
            page.addObject("unsaved", unsaved.get());
            page.addObject("signedIn", SignedIn.current().isPresent());
            page.addObject("frame", admission.frame(request));
            return page;
        }
        return page(request, HttpStatus.FORBIDDEN, "页面过期了", "这个页面打开太久，没有保存。请返回上一页刷新后再做一次。");
    }

    private ModelAndView page(HttpServletRequest request, HttpStatus status, String title, String advice) {
        var page = new ModelAndView("staff/refused", status);
        page.addObject("title", title);
        page.addObject("advice", advice);
        page.addObject("frame", admission.frame(request));
        return page;
    }
}

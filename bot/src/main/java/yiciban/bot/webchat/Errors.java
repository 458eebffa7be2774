package yiciban.bot.webchat;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What is said when a request goes wrong: a page for people, RFC 9457 for programs, and what to do for both. */
@Controller
class Errors implements ErrorController {

    private static final String NOT_KEPT = "系统这会儿记不下您的问题，请稍候几分钟再发一次。急事请打 12345。";

    @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView page(HttpServletRequest request) {
        HttpStatus status = status(request);
        var page = new ModelAndView("webchat/error", status);
        page.addObject("title", title(status));
        page.addObject("advice", advice(request, status));
        page.addObject("incident", incident(request));
        return page;
    }

    @RequestMapping("/error")
    ResponseEntity<ProblemDetail> problem(HttpServletRequest request) {
        HttpStatus status = status(request);
        ProblemDetail problem = detail(status, advice(request, status));
        String incident = incident(request);
        if (incident != null) {
            problem.setProperty("incident", incident);
        }
        return response(problem);
    }

    /** A refusal; {@code retryAfter} in seconds, 0 when trying again is no use. */
    static ResponseEntity<ProblemDetail> problem(HttpStatus status, @Nullable String detail, long retryAfter) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .headers(headers -> {
                    if (retryAfter > 0) {
                        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter));
                    }
                })
                .body(detail(status, detail));
    }

    private static ProblemDetail detail(HttpStatus status, @Nullable String detail) {
        var problem = ProblemDetail.forStatus(status);
        problem.setTitle(title(status));
        problem.setDetail(detail);
        return problem;
    }

    private static ResponseEntity<ProblemDetail> response(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static String advice(HttpServletRequest request, HttpStatus status) {
        return request.getAttribute(Incidents.NOT_KEPT) == null ? advice(status) : NOT_KEPT;
    }

    static String title(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "请求有误";
            case FORBIDDEN -> "没有权限";
            case NOT_FOUND -> "没有这个页面";
            case METHOD_NOT_ALLOWED -> "请求方式不对";
            case NOT_ACCEPTABLE -> "给不出要求的格式";
            case LENGTH_REQUIRED -> "缺少长度";
            case CONTENT_TOO_LARGE -> "内容太长";
            case UNSUPPORTED_MEDIA_TYPE -> "内容类型不对";
            case TOO_MANY_REQUESTS -> "问得有点快";
            case SERVICE_UNAVAILABLE -> "请稍候";
            default -> status.is5xxServerError() ? "系统出了点问题" : "请求没有成功";
        };
    }

    static String advice(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "请求的内容看不懂，请检查后重发。";
            case FORBIDDEN -> "请从本站页面提问，不要从别的网站转发。";
            case NOT_FOUND -> "网址可能写错了，或者对话已经不在。请回到首页重新提问。";
            case METHOD_NOT_ALLOWED -> "请按接口说明换一种请求方式（GET 或 POST）。";
            case NOT_ACCEPTABLE -> "接口返回 application/json，请改一下 Accept。";
            case LENGTH_REQUIRED -> "请在请求里写明 Content-Length 后重发。";
            case CONTENT_TOO_LARGE -> "请求不能超过 8 KB，问题请控制在 200 字以内，分几次问。";
            case TOO_MANY_REQUESTS -> "打开得有点快，请过一分钟再来。";
            case SERVICE_UNAVAILABLE -> "现在问的人很多，请稍候几秒再发一次。急事请打 12345。";
            case UNSUPPORTED_MEDIA_TYPE ->
                "接口请用 Content-Type: application/json，网页表单请用 application/x-www-form-urlencoded。";
            default -> status.is5xxServerError() ? "请稍后再试，急事请打 12345。" : "请回到首页重新提问。";
        };
    }

    /** Nobody is sent to this address: whoever opens it by hand is told that it does not exist. */
    private static HttpStatus status(HttpServletRequest request) {
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : null;
        return status == null ? HttpStatus.NOT_FOUND : status;
    }

    private static @Nullable String incident(HttpServletRequest request) {
        return (String) request.getAttribute(Incidents.ATTRIBUTE);
    }
}

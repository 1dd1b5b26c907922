using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guildhall.Simulator.Faults;

namespace Guildhall.Simulator.Worlds.LanguageModels;

/// <summary>Anthropic's Messages. Source: https://docs.anthropic.com/en/api/messages</summary>
internal static partial class AnthropicEndpoints
{
    private static long lastId;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        endpoints
            .Map("/anthropic/v1/messages", AnswerAsync)
            .AddEndpointFilter(
                new FaultFilter(
                    "models",
                    services.GetRequiredService<FaultEngine>(),
                    services.GetRequiredService<TimeProvider>()
                )
            );
        endpoints.Map("/anthropic/{**path}", (HttpContext http) => Refuse(http, 404, "not_found_error", "Not found"));
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, ModelStage stage, CancellationToken cancellation)
    {
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            http.Response.Headers.Allow = "POST";
            return Refuse(http, 405, "invalid_request_error", "Method Not Allowed");
        }

        if (CredentialFault(http.Request) is { } fault)
        {
            return Refuse(http, 401, "authentication_error", fault);
        }

        if (http.Request.Headers["anthropic-version"].Count == 0)
        {
            return Refuse(http, 400, "invalid_request_error", "anthropic-version: header is required");
        }

        if (await JsonBody.ReadAsync(http.Request, cancellation) is not { } body)
        {
            return Refuse(http, 400, "invalid_request_error", "The request body is not valid JSON");
        }

        if (BodyFault(body) is { } wrong)
        {
            return Refuse(http, 400, "invalid_request_error", wrong);
        }

        var model = body.Text("model")!;
        if (!KnownModel().IsMatch(model))
        {
            return Refuse(http, 404, "not_found_error", $"model: {model}");
        }

        var turn = new ModelTurn(
            "anthropic",
            model,
            PromptText.Of(body["system"]),
            PromptText.OfMessages(body.List("messages")!),
            body.Whole("max_tokens"),
            body.Flag("stream")
        );
        return await ReplyAsync(http, turn, stage.Answer(turn));
    }

    private static async Task<IResult> ReplyAsync(HttpContext http, ModelTurn turn, ModelOutcome outcome)
    {
        if (outcome.Mode == ModelMode.Timeout)
        {
            await Silence.UntilGoneAsync(http);
        }

        return outcome.Mode switch
        {
            ModelMode.Error => Refuse(http, outcome.Status, ErrorType(outcome.Status), outcome.Text),
            ModelMode.Garbage => Results.Text("<html><body>Bad gateway?</body></html>", "text/html"),
            _ => Speak(http, turn, outcome),
        };
    }

    private static IResult Speak(HttpContext http, ModelTurn turn, ModelOutcome outcome)
    {
        StampRequest(http);
        var stop = outcome switch
        {
            { Mode: ModelMode.Refusal } => "refusal",
            { IsCut: true } => "max_tokens",
            _ => "end_turn",
        };
        var input = Math.Max(1, (turn.System.Length + turn.Prompt.Length) / 4);
        var message = new JsonObject
        {
            ["id"] = $"msg_sim{Interlocked.Increment(ref lastId):D20}",
            ["type"] = "message",
            ["role"] = "assistant",
            ["model"] = turn.Model,
            ["content"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = outcome.Text }),
            ["stop_reason"] = stop,
            ["stop_sequence"] = null,
            ["usage"] = new JsonObject { ["input_tokens"] = input, ["output_tokens"] = outcome.OutputTokens },
        };
        return turn.IsStream
            ? ServerSentEvents.Send(Events(message, outcome, stop).Select(e => ((string?)e.Text("type"), (JsonNode?)e)))
            : Results.Json(message);
    }

    private static IEnumerable<JsonObject> Events(JsonObject message, ModelOutcome outcome, string stop)
    {
        message["content"] = new JsonArray();
        message["stop_reason"] = null;
        message["usage"]!["output_tokens"] = 1;
        yield return new() { ["type"] = "message_start", ["message"] = message };
        yield return new()
        {
            ["type"] = "content_block_start",
            ["index"] = 0,
            ["content_block"] = new JsonObject { ["type"] = "text", ["text"] = "" },
        };
        yield return new() { ["type"] = "ping" };
        foreach (var piece in ServerSentEvents.Pieces(outcome.Text))
        {
            yield return new()
            {
                ["type"] = "content_block_delta",
                ["index"] = 0,
                ["delta"] = new JsonObject { ["type"] = "text_delta", ["text"] = piece },
            };
        }

        yield return new() { ["type"] = "content_block_stop", ["index"] = 0 };
        yield return new()
        {
            ["type"] = "message_delta",
            ["delta"] = new JsonObject { ["stop_reason"] = stop, ["stop_sequence"] = null },
            ["usage"] = new JsonObject { ["output_tokens"] = outcome.OutputTokens },
        };
        yield return new() { ["type"] = "message_stop" };
    }

    private static string? CredentialFault(HttpRequest request)
    {
        var key = request.Headers["x-api-key"].ToString();
        var bearer = request.Headers.Authorization.ToString();
        if (key.Length == 0 && bearer.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            key = bearer["Bearer ".Length..].Trim();
        }

        return key switch
        {
            "" => "x-api-key header is required",
            _ when key.StartsWith("invalid", StringComparison.Ordinal) => "invalid x-api-key",
            _ => null,
        };
    }

    private static string? BodyFault(JsonObject body)
    {
        if (body.Text("model") is null or "")
        {
            return "model: Field required";
        }

        if (body["max_tokens"] is null)
        {
            return "max_tokens: Field required";
        }

        if (body.Whole("max_tokens") is not { } limit)
        {
            return "max_tokens: Input should be a valid integer";
        }

        if (limit < 1)
        {
            return "max_tokens: Input should be greater than or equal to 1";
        }

        if (body.List("messages") is not { } messages)
        {
            return "messages: Field required";
        }

        return messages.Count == 0 ? "messages: at least one message is required" : MessageFault(messages);
    }

    private static string? MessageFault(JsonArray messages)
    {
        for (var i = 0; i < messages.Count; i++)
        {
            if (messages[i].Text("role") is not ("user" or "assistant"))
            {
                return $"messages.{i}.role: Input should be 'user' or 'assistant'";
            }

            if (PromptText.Of(messages[i]?["content"]).Length == 0)
            {
                return $"messages.{i}: all messages must have non-empty content";
            }
        }

        return null;
    }

    private static IResult Refuse(HttpContext http, int status, string type, string message)
    {
        var request = StampRequest(http);
        if (status == StatusCodes.Status429TooManyRequests)
        {
            http.Response.Headers.RetryAfter = "1";
        }

        return Results.Json(
            new
            {
                type = "error",
                error = new { type, message },
                request_id = request,
            },
            statusCode: status
        );
    }

    private static string StampRequest(HttpContext http)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"req_sim{Interlocked.Increment(ref lastId):D20}");
        http.Response.Headers["request-id"] = id;
        return id;
    }

    private static string ErrorType(int status) =>
        status switch
        {
            400 => "invalid_request_error",
            401 => "authentication_error",
            402 => "billing_error",
            403 => "permission_error",
            404 => "not_found_error",
            413 => "request_too_large",
            429 => "rate_limit_error",
            504 => "timeout_error",
            529 => "overloaded_error",
            _ => "api_error",
        };

    [GeneratedRegex("^claude-(opus|sonnet|haiku|[0-9])[a-z0-9.-]*$")]
    private static partial Regex KnownModel();
}

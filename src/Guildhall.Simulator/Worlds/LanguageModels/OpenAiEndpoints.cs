using System.Text.Json.Nodes;
using Guildhall.Simulator.Faults;

namespace Guildhall.Simulator.Worlds.LanguageModels;

/// <summary>Chat completions as OpenAI, Ollama and vLLM speak them. Source: https://platform.openai.com/docs/api-reference/chat</summary>
internal static class OpenAiEndpoints
{
    private static readonly string[] Known =
    [
        "gpt-4o",
        "gpt-4o-mini",
        "gpt-4.1",
        "gpt-4.1-mini",
        "gpt-5",
        "gpt-5-mini",
        "llama3.1:8b",
        "llama3.2",
        "mistral",
        "qwen2.5:7b",
    ];

    private static long lastId;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var faults = new FaultFilter(
            "models",
            services.GetRequiredService<FaultEngine>(),
            services.GetRequiredService<TimeProvider>()
        );
        endpoints.Map("/openai/v1/chat/completions", AnswerAsync).AddEndpointFilter(faults);
        endpoints.Map("/openai/v1/models", (HttpContext http) => Models(http)).AddEndpointFilter(faults);
        endpoints.Map(
            "/openai/{**path}",
            (HttpContext http) =>
                Refuse(404, $"Invalid URL ({http.Request.Method} {http.Request.Path})", "invalid_request_error", null)
        );
    }

    private static IResult Models(HttpContext http)
    {
        if (!HttpMethods.IsGet(http.Request.Method))
        {
            return WrongMethod(http, "GET");
        }

        return KeyFault(http.Request)
            ?? Results.Json(
                new
                {
                    @object = "list",
                    data = Known.Select(id => new
                    {
                        id,
                        @object = "model",
                        created = 1_700_000_000,
                        owned_by = "simulator",
                    }),
                }
            );
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, ModelStage stage, CancellationToken cancellation)
    {
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            return WrongMethod(http, "POST");
        }

        if (KeyFault(http.Request) is { } fault)
        {
            return fault;
        }

        if (await JsonBody.ReadAsync(http.Request, cancellation) is not { } body)
        {
            return Wrong("We could not parse the JSON body of your request.");
        }

        if (BodyFault(body) is { } wrong)
        {
            return Wrong(wrong);
        }

        var model = body.Text("model")!;
        if (!Known.Contains(model))
        {
            return Refuse(404, $"The model `{model}` does not exist", "invalid_request_error", "model_not_found");
        }

        var turn = Read(body, model);
        var outcome = stage.Answer(turn);
        if (outcome.Mode == ModelMode.Timeout)
        {
            await Silence.UntilGoneAsync(http);
        }

        if (outcome is { Mode: ModelMode.Error, Status: StatusCodes.Status429TooManyRequests })
        {
            http.Response.Headers.RetryAfter = "1";
        }

        return outcome.Mode switch
        {
            ModelMode.Error => Refuse(outcome.Status, outcome.Text, ErrorType(outcome.Status), null),
            ModelMode.Garbage => Results.Text("<html><body>Bad gateway?</body></html>", "text/html"),
            _ => Speak(http, turn, outcome, body.Child("stream_options").Flag("include_usage")),
        };
    }

    private static ModelTurn Read(JsonObject body, string model)
    {
        var messages = body.List("messages")!;
        var rules = messages.Where(m => m.Text("role") is "system" or "developer");
        return new(
            "openai",
            model,
            PromptText.OfMessages(rules),
            PromptText.OfMessages(messages.Except(rules)),
            body.Whole("max_completion_tokens") ?? body.Whole("max_tokens"),
            body.Flag("stream")
        );
    }

    private static IResult Speak(HttpContext http, ModelTurn turn, ModelOutcome outcome, bool countsStream)
    {
        var created = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeSeconds();
        var refuses = outcome.Mode == ModelMode.Refusal;
        var finish = outcome.IsCut ? "length" : "stop";
        var input = Math.Max(1, (turn.System.Length + turn.Prompt.Length) / 4);
        var usage = new JsonObject
        {
            ["prompt_tokens"] = input,
            ["completion_tokens"] = outcome.OutputTokens,
            ["total_tokens"] = input + outcome.OutputTokens,
        };
        JsonObject Frame(string kind, JsonArray choices) =>
            new()
            {
                ["id"] = $"chatcmpl-sim{Volatile.Read(ref lastId):D12}",
                ["object"] = kind,
                ["created"] = created,
                ["model"] = turn.Model,
                ["choices"] = choices,
            };

        Interlocked.Increment(ref lastId);
        if (turn.IsStream)
        {
            var deltas = Deltas(outcome, refuses, finish).Select(c => Frame("chat.completion.chunk", new(c))).ToList();
            if (countsStream)
            {
                deltas.Add(Frame("chat.completion.chunk", []));
                deltas[^1]["usage"] = usage;
            }

            return ServerSentEvents.Send(deltas.Select(d => ((string?)null, (JsonNode?)d)), "[DONE]");
        }

        var message = new JsonObject
        {
            ["role"] = "assistant",
            ["content"] = refuses ? null : outcome.Text,
            ["refusal"] = refuses ? outcome.Text : null,
        };
        var whole = Frame("chat.completion", new(Choice("message", message, finish)));
        whole["usage"] = usage;
        return Results.Json(whole);
    }

    private static IEnumerable<JsonObject> Deltas(ModelOutcome outcome, bool refuses, string finish)
    {
        var member = refuses ? "refusal" : "content";
        yield return Choice("delta", new() { ["role"] = "assistant", [member] = "" }, null);
        foreach (var piece in ServerSentEvents.Pieces(outcome.Text))
        {
            yield return Choice("delta", new() { [member] = piece }, null);
        }

        yield return Choice("delta", [], finish);
    }

    private static JsonObject Choice(string member, JsonObject content, string? finish) =>
        new()
        {
            ["index"] = 0,
            [member] = content,
            ["logprobs"] = null,
            ["finish_reason"] = finish,
        };

    private static IResult? KeyFault(HttpRequest request)
    {
        var bearer = request.Headers.Authorization.ToString();
        if (!bearer.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) || bearer.Trim().Length < 8)
        {
            return Refuse(401, "You didn't provide an API key.", "invalid_request_error", null);
        }

        return bearer.StartsWith("Bearer invalid", StringComparison.OrdinalIgnoreCase)
            ? Refuse(401, "Incorrect API key provided.", "invalid_request_error", "invalid_api_key")
            : null;
    }

    private static string? BodyFault(JsonObject body)
    {
        if (body.Text("model") is null or "")
        {
            return "you must provide a model parameter";
        }

        if (body.List("messages") is not { Count: > 0 } messages)
        {
            return "Missing required parameter: 'messages'.";
        }

        if (messages.Any(m => m.Text("role") is not ("system" or "developer" or "user" or "assistant" or "tool")))
        {
            return "Invalid value for 'messages[].role'.";
        }

        if (body.ContainsKey("max_tokens") && body.ContainsKey("max_completion_tokens"))
        {
            return "Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.";
        }

        var limit = body["max_tokens"] ?? body["max_completion_tokens"];
        return limit is null || (limit is JsonValue value && value.TryGetValue(out int tokens) && tokens >= 1)
            ? null
            : "Invalid 'max_tokens': integer below minimum value.";
    }

    private static IResult WrongMethod(HttpContext http, string allowed)
    {
        http.Response.Headers.Allow = allowed;
        var message = $"Not allowed to {http.Request.Method} on {http.Request.Path}";
        return Refuse(405, message, "invalid_request_error", "method_not_supported");
    }

    private static IResult Wrong(string message) => Refuse(400, message, "invalid_request_error", null);

    private static IResult Refuse(int status, string message, string type, string? code) =>
        Results.Json(
            new
            {
                error = new
                {
                    message,
                    type,
                    param = (string?)null,
                    code,
                },
            },
            statusCode: status
        );

    private static string ErrorType(int status) =>
        status switch
        {
            429 => "rate_limit_exceeded",
            >= 500 => "server_error",
            _ => "invalid_request_error",
        };
}

using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Rest;

/// <summary>Discord refuses: HTTP status, Discord's own code, and for 50035 the tree of what is wrong where.</summary>
internal sealed class ApiException(int status, int code, string message, JsonObject? errors = null) : Exception(message)
{
    public int Status => status;

    public int Code => code;

    /// <summary>Of 50035: what is wrong where.</summary>
    public JsonObject? Errors => errors;

    /// <summary>Slow mode alone: how long to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public Answer ToAnswer()
    {
        var body = new JsonObject { ["message"] = Message, ["code"] = code };
        if (RetryAfter is { } wait)
        {
            body["retry_after"] = wait.TotalSeconds;
        }

        if (errors is not null)
        {
            body["errors"] = errors.DeepClone();
        }

        return new(status, body) { RetryAfter = RetryAfter };
    }
}

/// <param name="Body">Null: no content.</param>
internal sealed record Answer(int Status, JsonNode? Body)
{
    private string? text;

    /// <summary>The body as it goes over the wire; made once, for the wire and for the log.</summary>
    public string? Text => text ??= Body?.ToJsonString();

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What has to be waited for outside the gate, and makes the real answer.</summary>
    public Func<CancellationToken, Task<Answer>>? Then { get; init; }

    public static Answer NoContent { get; } = new(204, null);

    public static Answer After(Func<CancellationToken, Task<Answer>> wait) => new(0, null) { Then = wait };

    public static Answer Ok(JsonNode body) => new(200, body);

    public static Answer Created(JsonNode body) => new(201, body);
}

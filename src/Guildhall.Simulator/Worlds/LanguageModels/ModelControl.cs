using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Worlds.LanguageModels;

/// <summary><c>/sim/models</c>: what the models were asked, and how they answer next.</summary>
internal static class ModelControl
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/sim/models", (ModelStage stage) => Results.Json(Show(stage)));
        endpoints.MapPost("/sim/models", SetAsync);
    }

    private static async Task<IResult> SetAsync(HttpRequest request, ModelStage stage, CancellationToken cancellation)
    {
        var body = await JsonBody.ReadAsync(request, cancellation);
        if (
            body.Text("mode") is not { } name
            || !Enum.TryParse<ModelMode>(name, ignoreCase: true, out var mode)
            || !Enum.IsDefined(mode)
            || char.IsAsciiDigit(name[0])
        )
        {
            return Refuse($"mode is one of {string.Join(", ", Names())}.");
        }

        if (mode == ModelMode.Script && body.Text("text") is null)
        {
            return Refuse("mode script needs text.");
        }

        if (body.Whole("status") is < 400 or > 599)
        {
            return Refuse("status is an HTTP error, 400 to 599.");
        }

        if (body.Whole("times") is < 1)
        {
            return Refuse("times is at least 1.");
        }

        stage.Set(mode, body.Text("text"), body.Whole("status"), body.Whole("times"));
        return Results.Json(Show(stage));
    }

    private static IResult Refuse(string why) =>
        Results.Json(new { error = why }, statusCode: StatusCodes.Status400BadRequest);

    private static IEnumerable<string> Names() => Enum.GetValues<ModelMode>().Select(Name);

    private static string Name(ModelMode mode) => mode.ToString().ToLowerInvariant();

    private static JsonObject Show(ModelStage stage)
    {
        var (mode, text, status, left, prompts) = stage.Read();
        return new JsonObject
        {
            ["mode"] = Name(mode),
            ["text"] = text,
            ["status"] = mode == ModelMode.Error ? status : null,
            ["left"] = left,
            ["prompts"] = new JsonArray([.. prompts.Select(Show)]),
        };
    }

    private static JsonNode Show(ReceivedPrompt prompt) =>
        new JsonObject
        {
            ["number"] = prompt.Number,
            ["time"] = prompt.Time,
            ["world"] = prompt.Turn.World,
            ["model"] = prompt.Turn.Model,
            ["system"] = prompt.Turn.System,
            ["prompt"] = prompt.Turn.Prompt,
            ["maxTokens"] = prompt.Turn.MaxTokens,
            ["stream"] = prompt.Turn.IsStream,
            ["answered"] = Name(prompt.Answered),
        };
}

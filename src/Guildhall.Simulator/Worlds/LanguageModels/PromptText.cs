using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Worlds.LanguageModels;

/// <summary>The words of a message, whose content is a text or a list of blocks.</summary>
internal static class PromptText
{
    public static string Of(JsonNode? content) =>
        content switch
        {
            JsonValue value when value.TryGetValue(out string? text) => text,
            JsonArray blocks => string.Join('\n', blocks.Select(b => b.Text("text")).OfType<string>()),
            _ => "",
        };

    public static string OfMessages(IEnumerable<JsonNode?> messages) =>
        string.Join("\n\n", messages.Select(m => Of(m?["content"])));
}

using System.Text.Json.Nodes;

namespace Guildhall.Tests.Kit;

/// <summary>What a member saw of a command, as the simulator tells it.</summary>
internal sealed record CommandAnswer(JsonNode Json)
{
    public bool IsDeferred => (bool)Json["deferred"]!;

    public bool IsEphemeral => (bool)Json["ephemeral"]! || FollowUps.Any(f => ((int)f["flags"]! & 64) != 0);

    public IReadOnlyList<JsonNode> FollowUps => [.. Json["followUps"]!.AsArray().Select(f => f!)];

    /// <summary>The one embed.</summary>
    public JsonNode Embed => Assert.Single(Shown.SelectMany(m => m["embeds"]!.AsArray()))!;

    public string Title => (string)Embed["title"]!;

    public string Description => (string?)Embed["description"] ?? "";

    public string Link => (string)Embed["url"]!;

    public bool IsSummary => Shown.SelectMany(m => m["embeds"]!.AsArray()).Any(e => e!["url"] is not null);

    /// <summary>All that can be read in it.</summary>
    public string Text => string.Join('\n', Shown.Select(m => (string?)m["content"] + m["embeds"]!.ToJsonString()));

    /// <summary>What a refusal says, wherever it says it.</summary>
    public string Refusal =>
        string.Join(
            '\n',
            Shown.Select(m =>
                (string?)m["content"]
                + string.Join('\n', m["embeds"]!.AsArray().Select(embed => (string?)embed!["description"]))
            )
        );

    private IEnumerable<JsonNode> Shown =>
        (Json["reply"] is { } reply ? [reply] : Array.Empty<JsonNode>()).Concat(FollowUps);

    public string Field(string name) =>
        (string)Embed["fields"]!.AsArray().Single(field => (string?)field!["name"] == name)!["value"]!;
}

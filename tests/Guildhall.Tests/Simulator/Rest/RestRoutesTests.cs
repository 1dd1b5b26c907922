using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Guildhall.Tests.Simulator.Rest;

public partial class RestRoutesTests
{
    // What may answer 501, and why. Everything else of Discord's document must answer.
    private static readonly (string Path, string Reason)[] Gaps =
    [
        ("/lobbies", "the Social SDK's game lobbies: no server, no bot of ours meets them"),
        ("/partner-sdk/", "for games with an agreement of their own"),
        ("/applications/{application_id}/activity-instances/", "embedded activities do not run here"),
        ("/applications/{application_id}/attachment", "embedded activities do not run here"),
        ("/guilds/{guild_id}/templates", "a template is a whole server in another form; nobody asked for one yet"),
        ("/guilds/templates/", "a template is a whole server in another form; nobody asked for one yet"),
        ("/guilds/{guild_id}/requests", "join requests need the clan-like join form that only Discord's client fills"),
        ("/guilds/{guild_id}/widget.png", "a drawn picture"),
        ("/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}/exceptions", "single dates of a series"),
        (
            "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}/{guild_scheduled_event_exception_id}",
            "single dates of a series"
        ),
        ("/invites/{code}/target-users", "invites for a list of people, uploaded as a table"),
        ("/oauth2/keys", "the keys of Discord's own OpenID provider"),
        ("/webhooks/{webhook_id}/{webhook_token}/github", "bodies of GitHub's form, translated by Discord"),
        ("/webhooks/{webhook_id}/{webhook_token}/slack", "bodies of Slack's form, translated by Discord"),
    ];

    [Fact]
    public async Task Whatever_Discord_describes_answers_or_is_a_gap_with_a_reason()
    {
        var file = Environment.GetEnvironmentVariable("GUILDHALL_DISCORD_SPEC");
        Assert.SkipUnless(File.Exists(file), "GUILDHALL_DISCORD_SPEC names no file");
        var text = await File.ReadAllTextAsync(file!, TestContext.Current.CancellationToken);
        await using var simulator = await SimulatorFixture.StartAsync();

        var missing = new List<string>();
        foreach (var (method, path) in Operations(JsonNode.Parse(text)!))
        {
            simulator.Time.Advance(TimeSpan.FromSeconds(1));
            var answer = await simulator.ApiAsync(method, Parameter().Replace(path, "1"));
            if (answer.Status == HttpStatusCode.NotImplemented)
            {
                missing.Add($"{method} {path}");
            }
        }

        Assert.DoesNotContain(missing, m => !Gaps.Any(g => m.Contains(g.Path, StringComparison.Ordinal)));
        Assert.All(Gaps, g => Assert.Contains(missing, m => m.Contains(g.Path, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("PUT", "/applications/{application}/guilds/{guild}/commands/1/permissions")]
    [InlineData("GET", "/users/@me/connections")]
    [InlineData("GET", "/users/@me/guilds/{guild}/member")]
    public async Task What_is_for_people_alone_is_refused_to_bots(string method, string path)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var real = path.Replace("{application}", simulator.ApplicationId, StringComparison.Ordinal)
            .Replace("{guild}", (string)simulator.Guild["id"]!, StringComparison.Ordinal);

        var answer = await simulator.ApiAsync(method, real);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal(20001, answer.Code);
    }

    private static IEnumerable<(string Method, string Path)> Operations(JsonNode document) =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        where operation.Key is "get" or "post" or "put" or "patch" or "delete"
        select (operation.Key.ToUpperInvariant(), path.Key);

    [GeneratedRegex(@"\{\w+\}", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();
}

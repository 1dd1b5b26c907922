using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Guildhall.Aegis.Appeals;
using Guildhall.Aegis.Cases;
using Guildhall.Core.Storage;
using Guildhall.Simulator.Seeds;
using Guildhall.Tests.Aegis.Actions;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Aegis.Appeals;

/// <summary>aegis-demo, taking appeals in #appeals: what the punished, their browsers and the staff do.</summary>
public sealed class AppealStage : IAsyncLifetime
{
    internal ModerationStage Moderation { get; } = new();

    internal LocalDiscord Discord => Moderation.Discord;

    internal AppealBook Book => Moderation.Service.Get<AppealBook>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await Moderation.InitializeAsync();
        await Moderation.SetAsync("appeals.channel", await Moderation.Service.ChannelAsync("appeals"));
        await Moderation.SetAsync("appeals.enabled", "yes");
        await Moderation.SetAsync("appeals.warns", "yes");
        await Moderation.SetAsync("appeals.questions", "What happened?");
    }

    public ValueTask DisposeAsync() => Moderation.DisposeAsync();

    /// <summary>Somebody new whom the moderator banned; not in the server any more.</summary>
    internal async Task<(Newcomer Member, Case Ban)> BannedAsync()
    {
        var member = await Moderation.JoinAsync();
        await Moderation.RunAsync("moderator", "ban", ("user", member.Name), ("reason", "posting <b>spam</b>"));
        return (member, await Moderation.CaseAsync(member));
    }

    internal async Task<Browser> BrowseAsync(Newcomer member, string page = "/appeals")
    {
        var browser = Moderation.Service.Guildhall.Browse();
        await browser.SignInAsync(member.Name, page);
        return browser;
    }

    internal static string FormOf(Case row) =>
        string.Create(CultureInfo.InvariantCulture, $"/appeals/{row.GuildId}/cases/{row.Number}");

    internal static string PageOf(Appeal appeal) =>
        string.Create(CultureInfo.InvariantCulture, $"/appeals/{appeal.GuildId}/{appeal.Number}");

    /// <summary>Appeals by the form of the page and returns the appeal.</summary>
    internal async Task<Appeal> AppealAsync(Newcomer member, Case row, string text = "It was not me.")
    {
        using var browser = await BrowseAsync(member, FormOf(row));
        return await AppealAsync(browser, row, text);
    }

    internal async Task<Appeal> AppealAsync(
        Browser browser,
        Case row,
        string text = "It was not me.",
        string answer = "Nothing at all."
    )
    {
        await browser.GoAsync(FormOf(row));
        await browser.SubmitAsync(FormOf(row), ("text", text), ("answer0", answer));
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        var number = long.Parse(browser.Place!.Segments[^1], CultureInfo.InvariantCulture);
        return await ReadAsync(number);
    }

    internal async Task<Appeal> ReadAsync(long number) =>
        (await Book.FindAsync(AegisService.Guild, number, Cancellation))!;

    internal Task<Appeal> ReadAsync(Appeal appeal) => ReadAsync(appeal.Number);

    /// <summary>The appeal once its decision has been carried out.</summary>
    internal async Task<Appeal> FinishedAsync(Appeal appeal)
    {
        await ModerationStage.UntilAsync(async () =>
            await ReadAsync(appeal) is { IsOpen: false, Lift: not AppealLift.Pending }
        );
        return await ReadAsync(appeal);
    }

    /// <summary>The message to staff, once it shows that.</summary>
    internal async Task<JsonNode> ShownAsync(Appeal appeal, string text)
    {
        JsonNode? found = null;
        await ModerationStage.UntilAsync(async () =>
        {
            var messages = await MessagesAsync(appeal);
            found = messages is [var first, ..] ? first : null;
            return messages.Count == 1 && found!.ToJsonString().Contains(text, StringComparison.Ordinal);
        });
        return found!;
    }

    internal async Task<IReadOnlyList<JsonNode>> MessagesAsync(Appeal appeal) =>
        [
            .. (await Discord.ReadAsync($"/sim/guilds/{DemoWorld.Aegis}/channels/appeals/messages?as=owner&limit=100"))
                .AsArray()
                .Select(message => message!)
                .Where(message =>
                    message["embeds"]!.AsArray().Any(e => (string?)e!["title"] == $"Appeal #{appeal.Number}")
                ),
        ];

    /// <summary>Presses a button under the appeal; its label begins so.</summary>
    internal async Task<CommandAnswer> ClickAsync(Appeal appeal, string member, string label)
    {
        var message = await ShownAsync(appeal, "Appeal #");
        var button = message["components"]!
            .AsArray()
            .SelectMany(row => row!["components"]!.AsArray())
            .Single(b => ((string)b!["label"]!).StartsWith(label, StringComparison.Ordinal))!;
        return new(
            await Discord.PostAsync(
                $"/sim/messages/{(string)message["id"]!}/click",
                new JsonObject
                {
                    ["as"] = member,
                    ["customId"] = (string)button["custom_id"]!,
                    ["waitMs"] = LocalDiscord.PatienceMs,
                }
            )
        );
    }

    internal async Task<CommandAnswer> SubmitAsync(CommandAnswer form, string member, string text) =>
        new(
            await Discord.PostAsync(
                $"/sim/modals/{(string)form.Json["modal"]!["id"]!}/submit",
                new JsonObject
                {
                    ["as"] = member,
                    ["fields"] = new JsonObject { [SubmitAppealForm.Text] = text },
                    ["waitMs"] = LocalDiscord.PatienceMs,
                }
            )
        );

    internal Task<CommandAnswer> RunAsync(
        string member,
        string command,
        params (string Name, string Value)[] options
    ) => Moderation.RunAsync(member, command, options);

    internal Task<CommandAnswer> DecideAsync(Appeal appeal, string member, string verb, string reason = "as said") =>
        RunAsync(member, $"appeal {verb}", ("id", $"{appeal.Number}"), ("reason", reason));

    internal async Task<int> UnbansAsync(Newcomer member) =>
        (await Moderation.RequestsAsync("DELETE", $"/bans/{member.Id}")).Count;

    /// <summary>How often it was written down.</summary>
    internal async Task<long> AuditedAsync(string action, string subject) =>
        await Moderation
            .Service.Get<Db>()
            .QuerySingleOrDefaultAsync<long>(
                "SELECT COUNT(*) FROM audit WHERE action = @Action AND subject = @Subject",
                new { Action = action, Subject = subject },
                Cancellation
            );
}

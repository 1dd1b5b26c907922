using System.Text.Json.Nodes;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Welcome;

/// <summary><c>/welcome setup</c>: where, with which words and roles; and on it is.</summary>
internal sealed class SetUpWelcome(SettingsEditor editor, Gates gates, Standings standings) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("welcome setup", "Welcome who joins: where, with which words, with which role")
        {
            Options =
            [
                CommandOption.Channel("channel", "Where they are welcomed").Required(),
                CommandOption.Text("message", "{user} {username} {server} {memberCount} are filled; \\n is a new line"),
                CommandOption.Text("direct_message", "Sent to them alone, with the same places; none: nothing"),
                CommandOption.Role("role", "Given to who joins"),
            ],
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var staff = Staff.Of(context);
        var need = new Need { Rights = [Rights.SettingsEdit] };
        if (await gates.CheckAsync(staff, need, cancellation) is { } closed)
        {
            return closed;
        }

        var welcome = new JsonObject { ["enabled"] = true, ["channel"] = context.TryGetChannel("channel").ToString() };
        if (context.TryGetText("message") is { } message)
        {
            welcome["message"] = Lines(message);
        }

        if (context.TryGetText("direct_message") is { } direct)
        {
            welcome["directMessage"] = direct.Trim().ToLowerInvariant() is "none" or "" ? null : Lines(direct);
        }

        if (context.TryGetRole("role") is { } role)
        {
            var guild = await standings.GetAsync(context.Guild, cancellation);
            if (WelcomeRoles.Check(guild, staff, role) is { } unfit)
            {
                return unfit;
            }

            welcome["roles"] = new JsonArray(role.ToString());
        }

        var text = new JsonObject { ["welcome"] = welcome }.ToJsonString();
        return (await editor.ImportAsync(staff, text, null, cancellation)).TryGet(out _, out var refusal)
            ? new Reply("Whoever joins is welcomed now. `/welcome test` shows how it looks.")
            : refusal;
    }

    // A line break cannot be typed into an option.
    private static string Lines(string text) => text.Replace("\\n", "\n", StringComparison.Ordinal);
}

using Guildhall.Aegis.Access;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Welcome;

/// <summary><c>/welcome test</c>: what a newcomer would read, shown to who asks and to nobody else.</summary>
internal sealed class TestWelcome(GuildSettingsBook book, Standings standings, DiscordRest rest, Gates gates) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("welcome test", "See what you would read if you joined now")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var need = new Need { Rights = [Rights.SettingsView, Rights.SettingsEdit] };
        if (await gates.CheckAsync(Staff.Of(context), need, cancellation) is { } closed)
        {
            return closed;
        }

        var welcome = (await book.GetAsync(context.Guild, cancellation)).Welcome;
        var server = (await standings.GetAsync(context.Guild, cancellation)).Name;
        var counts = WelcomeText.Counts(welcome.Message) || WelcomeText.Counts(welcome.DirectMessage);
        var members = counts
            ? (await rest.GetGuildWithCountsAsync(context.Guild, cancellation)).ApproximateMemberCount
            : null;
        var name = context.Interaction.Invoker.Username;
        var place = welcome.Channel is { } channel ? $"In <#{channel}>:" : "Nowhere, since no channel is set:";
        var text = $"{place}\n{WelcomeText.Fill(welcome.Message, context.User, name, server, members)}";
        return welcome.DirectMessage is { } direct
            ? new Reply(
                $"{text}\n\nBy direct message:\n{WelcomeText.Fill(direct, context.User, name, server, members)}"
            )
            : new Reply(text);
    }
}

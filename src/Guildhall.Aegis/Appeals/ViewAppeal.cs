using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Appeals;

/// <summary><c>/appeal view</c>: the whole of one, with the buttons to decide it.</summary>
internal sealed class ViewAppeal(
    AppealDecisions decisions,
    AppealBook book,
    CaseBook cases,
    AppealMessage message,
    GuildSettingsBook settings
) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("appeal view", "Look at an appeal")
        {
            Options = [AppealOptions.Id],
            Ephemeral = true,
            DefaultMemberPermissions = Discord.Model.Permissions.ModerateMembers,
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var number = context.GetInteger(AppealOptions.Name);
        var found = await decisions.FindAsync(Staff.Of(context), number, cancellation);
        if (!found.TryGet(out var appeal, out var refusal))
        {
            return refusal;
        }

        var guild = await settings.GetAsync(context.Guild, cancellation);
        var payload = message.Of(
            appeal,
            await cases.FindAsync(new(appeal.GuildId, appeal.CaseNumber), cancellation),
            await book.EntriesAsync(appeal, cancellation),
            await book.VotesAsync(appeal, cancellation),
            guild.Appeals.Votes
        );
        return new Reply { Embeds = payload.Embeds ?? [], Components = payload.Components ?? [] };
    }
}

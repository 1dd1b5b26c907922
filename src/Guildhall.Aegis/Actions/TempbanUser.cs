using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Actions;

/// <summary><c>/tempban</c>: a ban whose length cannot be forgotten.</summary>
internal sealed class TempbanUser(StaffCalls calls) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("tempban", "Ban somebody for a while")
        {
            Options =
            [
                ActionOptions.Target("Whom; an id will do"),
                ActionOptions.Length("For how long: 2h, 7d, 1mo").Required(),
                ActionOptions.Deletion,
                .. ActionOptions.Common,
            ],
            Ephemeral = true,
            Cooldown = ActionOptions.Pace,
            DefaultMemberPermissions = Permissions.BanMembers,
        };

    public Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation) =>
        calls.RunAsync(context, CaseKind.Ban, (request, guild) => Adapt(context, request, guild), cancellation);

    private static Result<ActionRequest> Adapt(CommandContext context, ActionRequest request, GuildSettings guild)
    {
        var text = context.GetText(ActionOptions.Duration);
        if (!DurationText.ReadOrPermanent(text).TryGet(out var length, out var refusal))
        {
            return refusal;
        }

        if (length.Time is null)
        {
            return ActionRefusals.NotTemporary;
        }

        if (!StaffCalls.Deletion(context, guild.Moderation.DeleteOnBan).TryGet(out var deletion, out refusal))
        {
            return refusal;
        }

        return request with
        {
            Duration = length.Time,
            DeleteMessages = deletion.Time ?? TimeSpan.Zero,
        };
    }
}

using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Access;

/// <summary><c>/permissions grant</c>: gives a right to a role or a user, for ever or for a while; the first of a guild
/// after a question.</summary>
internal sealed class GrantPermission(Grants grants, FirstGrant first, Gates gates, TimeProvider time) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("permissions grant", "Give a role or a member a right in Aegis")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
            Options =
            [
                CommandOption.Text("right", "Which, such as mod:ban or settings:*").Required().Suggested(),
                CommandOption.Role("role", "To everyone who has this role"),
                CommandOption.User("user", "Or to this member"),
                CommandOption.Text("for", "For how long, such as 7d; without it for good"),
            ],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var staff = Staff.Of(context);
        if (await gates.CheckAsync(staff, GrantNeed.Edit, cancellation) is { } refusal)
        {
            return refusal;
        }

        var right = context.GetText("right").Trim().ToLowerInvariant();
        if (!Rights.Grantable.Contains(right))
        {
            return GrantRefusals.UnknownRight(right);
        }

        var (role, user) = (context.TryGetRole("role"), context.TryGetUser("user"));
        if (GrantRefusals.Subject(context.Guild, role, user, out var subject) is { } wrong)
        {
            return wrong;
        }

        DateTimeOffset? expiresAt = null;
        if (context.TryGetText("for") is { } text)
        {
            if (!DurationText.ReadOrPermanent(text).TryGet(out var length, out refusal))
            {
                return refusal;
            }

            expiresAt = time.GetUtcNow() + length.Time;
        }

        var wish = new GrantWish(subject, right, expiresAt);
        // The change of rule is what surprises: it is shown before it happens.
        if ((await grants.OfAsync(context.Guild, cancellation)).Count == 0)
        {
            return await first.AskAsync(context, wish, cancellation);
        }

        await grants.GiveAsync(staff, subject, right, expiresAt, cancellation);
        return new Reply($"{subject.Mention} now has `{right}`{wish.Until}.") { Ephemeral = true };
    }
}

using Guildhall.Core.Audit;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Access;

/// <summary>
/// Who was given which right. Read from the database each time, so that what was revoked on one replica is gone at the
/// next call on every other.
/// </summary>
internal sealed class Grants(Db db)
{
    /// <summary>With those that were revoked or have expired.</summary>
    public Task<IReadOnlyList<Grant>> OfAsync(Snowflake<Guild> guild, CancellationToken cancellation) =>
        db.QueryAsync<Grant>(GrantSql.OfGuild, new { Guild = guild }, cancellation);

    /// <summary>Gives, or gives anew with another end.</summary>
    public Task GiveAsync(
        Staff staff,
        GrantSubject subject,
        string right,
        DateTimeOffset? expiresAt,
        CancellationToken cancellation
    ) =>
        db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(
                    GrantSql.Give,
                    new
                    {
                        staff.Guild,
                        SubjectKind = subject.Kind,
                        SubjectId = subject.Id,
                        RightName = right,
                        staff.Actor,
                        unit.Now,
                        ExpiresAt = expiresAt,
                    }
                );
                await unit.AuditAsync(Entry(staff, "aegis.grant_given", subject, right, expiresAt));
            },
            cancellation
        );

    /// <summary>False where there was nothing to take.</summary>
    public Task<bool> RevokeAsync(Staff staff, GrantSubject subject, string right, CancellationToken cancellation) =>
        db.WriteAsync(
            async unit =>
            {
                var taken = await unit.ExecuteAsync(
                    GrantSql.Revoke,
                    new
                    {
                        staff.Guild,
                        SubjectKind = subject.Kind,
                        SubjectId = subject.Id,
                        RightName = right,
                        unit.Now,
                    }
                );
                if (taken > 0)
                {
                    await unit.AuditAsync(Entry(staff, "aegis.grant_revoked", subject, right, null));
                }

                return taken > 0;
            },
            cancellation
        );

    /// <summary>Forgets every grant: rights follow Discord's permissions again. How many rows there were.</summary>
    public Task<int> ForgetAsync(Staff staff, CancellationToken cancellation) =>
        db.WriteAsync(
            async unit =>
            {
                var forgotten = await unit.ExecuteAsync(GrantSql.Forget, new { staff.Guild });
                await unit.AuditAsync(
                    new()
                    {
                        Guild = staff.Guild,
                        Actor = staff.Actor,
                        Action = "aegis.grants_forgotten",
                        Details = new Dictionary<string, string> { ["rows"] = $"{forgotten}" },
                    }
                );
                return forgotten;
            },
            cancellation
        );

    /// <summary>The same, where there is but this one. False where there is another, or it is gone.</summary>
    public Task<bool> ForgetOnlyAsync(
        Staff staff,
        GrantSubject subject,
        string right,
        CancellationToken cancellation
    ) =>
        db.WriteAsync(
            async unit =>
            {
                var forgotten = await unit.ExecuteAsync(
                    GrantSql.ForgetOnly,
                    new
                    {
                        staff.Guild,
                        SubjectKind = subject.Kind,
                        SubjectId = subject.Id,
                        RightName = right,
                    }
                );
                if (forgotten == 1)
                {
                    await unit.AuditAsync(Entry(staff, "aegis.grant_undone", subject, right, null));
                }

                return forgotten == 1;
            },
            cancellation
        );

    private static AuditEntry Entry(
        Staff staff,
        string action,
        GrantSubject subject,
        string right,
        DateTimeOffset? expiresAt
    )
    {
        var details = new Dictionary<string, string> { ["right"] = right };
        if (expiresAt is { } end)
        {
            details["expires"] = end.ToString("O");
        }

        return new()
        {
            Guild = staff.Guild,
            Actor = staff.Actor,
            Action = action,
            Subject = $"{subject.Kind}:{subject.Id}",
            Details = details,
        };
    }
}

internal readonly record struct GrantSubject(string Kind, Snowflake<AnyEntity> Id)
{
    /// <summary>As Discord shows it.</summary>
    public string Mention => Kind == Grant.OfUser ? $"<@{Id}>" : $"<@&{Id}>";

    public static GrantSubject Of(Snowflake<Role> role) => new(Grant.OfRole, role.As<AnyEntity>());

    public static GrantSubject Of(Snowflake<User> user) => new(Grant.OfUser, user.As<AnyEntity>());
}

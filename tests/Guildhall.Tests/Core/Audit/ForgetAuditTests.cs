using Guildhall.Core.Audit;
using Guildhall.Core.Tenancy;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;

namespace Guildhall.Tests.Core.Audit;

public sealed class ForgetAuditTests() : StorageSuite(new SqliteUnderTest())
{
    [Fact]
    public async Task What_is_older_than_two_years_goes_in_batches_and_the_rest_stays()
    {
        await WriteAsync(1_500, "old");
        Time.Advance(TimeSpan.FromDays(1));
        await WriteAsync(2, "kept");
        Time.Advance(ForgetAudit.Kept - TimeSpan.FromHours(12));

        await new ForgetAudit(Db, Time).HandleAsync(new(Time.GetUtcNow()), new(1, 1, false, default), Cancellation);

        var left = await Db.AuditOfAsync(TenantId.Default, 10, null, Cancellation);
        Assert.Equal(["kept", "kept"], left.Select(row => row.Action));
        Assert.Equal(2, await CountAsync("audit"));
    }

    private Task WriteAsync(int count, string action) =>
        Db.WriteAsync(
            async unit =>
            {
                for (var i = 0; i < count; i++)
                {
                    await unit.AuditAsync(
                        new()
                        {
                            Tenant = TenantId.Default,
                            Actor = "system",
                            Action = action,
                        }
                    );
                }
            },
            Cancellation
        );
}

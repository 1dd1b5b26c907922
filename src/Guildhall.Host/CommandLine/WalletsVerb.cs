using System.CommandLine;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Host.CommandLine;

/// <summary><c>guildhall wallets</c>: the key without which nobody can say which wallet is whose.</summary>
internal static class WalletsVerb
{
    public static Command Create()
    {
        var rekey = new Command(
            "rekey",
            "Make a new key and seal every link with it. A service that runs takes the new key by itself."
        );
        rekey.SetAction((_, cancellation) => RekeyAsync(cancellation));
        var drop = new Command(
            "drop-unreadable",
            "Delete the links that are sealed with a key which is lost; their members prove their wallets again."
        );
        drop.SetAction((_, cancellation) => DropAsync(cancellation));
        return new Command("wallets", "The links of members and wallets.") { rekey, drop };
    }

    private static async Task<int> DropAsync(CancellationToken cancellation)
    {
        await using var services = await LocalServices.OpenExistingAsync(cancellation);
        var dropped = await services.GetRequiredService<LostLinks>().DropAsync("cli", cancellation);
        Console.WriteLine(
            dropped == 0
                ? $"Every link of {LocalServices.DatabaseOf(services)} can be read; none was deleted."
                : $"{dropped} links were deleted. Their members run /verify again; roles are compared within a minute."
        );
        return ExitCode.Done;
    }

    private static async Task<int> RekeyAsync(CancellationToken cancellation)
    {
        await using var services = await LocalServices.OpenExistingAsync(cancellation);
        try
        {
            var links = await services.GetRequiredService<LinkRekey>().RunAsync(cancellation);
            Console.WriteLine(
                $"{links} links of {LocalServices.DatabaseOf(services)} are sealed with a new key; copies of the old one open nothing any more."
            );
            if (await services.GetRequiredService<LostLinks>().CountAsync(cancellation) is > 0 and var lost)
            {
                Console.WriteLine(
                    $"{lost} more are sealed with a key that is not here; guildhall doctor says what to do."
                );
            }

            return ExitCode.Done;
        }
        catch (InvalidOperationException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return ExitCode.Found;
        }
    }
}

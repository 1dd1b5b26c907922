using System.CommandLine;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Host.CommandLine;

/// <summary><c>guildhall wallets</c>: the key without which nobody can say which wallet is whose.</summary>
internal static class WalletsVerb
{
    public static Command Create()
    {
        var rekey = new Command("rekey", "Make a new key and seal every link with it. Stop the service first.");
        rekey.SetAction((_, cancellation) => RekeyAsync(cancellation));
        return new Command("wallets", "The links of members and wallets.") { rekey };
    }

    private static async Task<int> RekeyAsync(CancellationToken cancellation)
    {
        await using var services = await LocalServices.OpenAsync(null, cancellation);
        try
        {
            var links = await services.GetRequiredService<LinkRekey>().RunAsync(cancellation);
            Console.WriteLine($"{links} links are sealed with a new key; copies of the old one open nothing any more.");
            return ExitCode.Done;
        }
        catch (InvalidOperationException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return ExitCode.Found;
        }
    }
}

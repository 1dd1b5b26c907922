using System.Globalization;
using System.Text;
using Guildhall.Sietch.Chain;

namespace Guildhall.Sietch.Wallets.Signatures;

/// <summary>What <c>personal_sign</c> signs: the text with a prefix that no transaction begins with (EIP-191, version 0x45).</summary>
internal static class PersonalMessage
{
    public static Word Hash(string text)
    {
        var body = Encoding.UTF8.GetBytes(text);
        var head = $"\u0019Ethereum Signed Message:\n{body.Length.ToString(CultureInfo.InvariantCulture)}";
        return Keccak256.Hash([.. Encoding.ASCII.GetBytes(head), .. body]);
    }
}

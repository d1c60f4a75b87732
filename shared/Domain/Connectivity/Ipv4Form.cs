using System.Net;
using System.Net.Sockets;

namespace EipFunctions.Domain.Connectivity;

/// <summary>The form of an IPv4 address.</summary>
public static class Ipv4Form
{
    /// <summary>Whether a text is an IPv4 address in the one form in which addresses can be compared as texts.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True for four numbers from 0 to 255 without leading zeros.</returns>
    public static bool IsValid(string text) =>
        IPAddress.TryParse(text, out var address)
        && address.AddressFamily == AddressFamily.InterNetwork
        && address.ToString() == text;
}

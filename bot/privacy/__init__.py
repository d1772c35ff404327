"""What is kept of people and servers, and that it goes when it is asked to or they leave."""
